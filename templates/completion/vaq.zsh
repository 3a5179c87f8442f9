#compdef vaq
# Completion of `vaq` for zsh, as `vaq completion zsh` prints it: sourced after compinit, or as the file _vaq in $fpath.
_vaq() {
  local line kind=words
  local -a typed described
  typed=("=${(@)^words[2,CURRENT-1]}" "=$PREFIX")
  (( CURRENT == 2 )) && typed=("=$PREFIX")
  while IFS= read -r line; do
    case $line in
      (:*) kind=${line#:} ;;
      (*$'\t'*) described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
      (*) described+=("${line//:/\\:}") ;;
    esac
  done < <(vaq __complete $typed 2>/dev/null)
  case $kind in
    (files) compset -P '--*='; _files ;;
    (folders) compset -P '--*='; _files -/ ;;
    (*) _describe -V vaq described ;;
  esac
}
if [[ $funcstack[1] == _vaq ]]; then _vaq "$@"; else compdef _vaq vaq; fi
