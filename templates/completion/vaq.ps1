# Completion of `vaq` for PowerShell 5.1 and newer, as `vaq completion powershell` prints it.
Register-ArgumentCompleter -Native -CommandName vaq -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $whole = $commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
    $typed = @($whole | ForEach-Object { "=$($_.Extent.Text)" }) + "=$wordToComplete"
    # Where nothing is returned, PowerShell offers files.
    & vaq __complete @typed 2>$null | Where-Object { -not $_.StartsWith(':') } | ForEach-Object {
        $word, $about = $_ -split "`t", 2
        if (-not $about) { $about = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
    }
}
