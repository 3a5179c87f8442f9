# Completion of `vaq` for bash 3.2 and newer, as `vaq completion bash` prints it.
_vaq() {
  local line=${COMP_LINE:0:COMP_POINT} word current before='' kind=words
  local -a typed
  read -ra typed <<<"$line"
  [[ $line == *[[:space:]] ]] && typed+=('')
  typed=("${typed[@]:1}")
  current=${typed[${#typed[@]} - 1]}
  # Bash takes `=` and `:` for the end of a word: only what stands behind the last of them is replaced.
  [[ $current == *[=:]* ]] && before=${current%"${current##*[=:]}"}
  COMPREPLY=()
  while IFS= read -r word; do
    case $word in
      :*) kind=${word#:} ;;
      *)
        word=${word%%$'\t'*}
        COMPREPLY+=("${word#"$before"}")
        ;;
    esac
  done < <(vaq __complete "${typed[@]/#/=}" 2>/dev/null)
  case $kind in
    files) compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "${current#"$before"}")) ;;
    folders) compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "${current#"$before"}")) ;;
  esac
}
complete -F _vaq vaq
