# Completion of `vaq` for fish, as `vaq completion fish` prints it.
function __vaq_complete
    set -l current (commandline -ct)
    set -l typed (commandline -opc)[2..] "$current"
    set -l behind (string match -r '^--[^=]*=' -- "$current")
    set -l path (string replace -r '^--[^=]*=' '' -- "$current")
    for line in (command vaq __complete (string replace -r '^' '=' -- $typed) 2>/dev/null)
        switch $line
            case ':files'
                for found in (__fish_complete_path "$path")
                    echo "$behind$found"
                end
            case ':folders'
                for found in (__fish_complete_directories "$path")
                    echo "$behind$found"
                end
            case ':*'
            case '*'
                echo $line
        end
    end
end
complete -c vaq -f -k -a '(__vaq_complete)'
