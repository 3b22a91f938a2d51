/** `words` are quoted as they were typed; `(Q)` takes the quotes off. */
export const zshScript = String.raw`#compdef nexttoken
# nexttoken completion for zsh: source <(nexttoken completion zsh), after compinit
_nexttoken() {
  local line description
  local -a before candidates
  before=("${'$'}{(@Q)words[2,CURRENT-1]}")
  for line in "${'$'}{(@f)$("${'$'}{(Q)words[1]}" __complete "${'$'}{before[@]}" "@${'$'}{(Q)PREFIX}" 2>/dev/null)}"; do
    [[ -z $line ]] && continue
    if [[ $line == :files ]]; then
      _files
      return
    fi
    description=${'$'}{line#*$'\t'}
    candidates+=("${'$'}{${'$'}{line%%$'\t'*}//:/\\:}${'$'}{description:+:$description}")
  done
  (( ${'$'}{#candidates} )) && _describe nexttoken candidates
}
(( $+functions[compdef] )) && compdef _nexttoken nexttoken
`
