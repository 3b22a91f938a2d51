/**
 * bash divides a word at `=` and `:`. The pieces are put together again, and what stands before the last of them is taken
 * off the candidates. It runs in the bash 3.2 of macOS too, which has no `compopt`.
 */
export const bashScript = String.raw`# nexttoken completion for bash: source <(nexttoken completion bash)
_nexttoken() {
  local words=() current='' piece='' line='' value='' index
  for ((index = 1; index <= COMP_CWORD; index++)); do
    piece=${'$'}{COMP_WORDS[index]}
    if ((index > 1)) && [[ $piece == [=:]* || ${'$'}{COMP_WORDS[index - 1]} == *[=:] ]]; then
      current+=$piece
    else
      ((index > 1)) && words+=("$current")
      current=$piece
    fi
  done
  local before=''
  [[ $current == *[=:]* ]] && before=${'$'}{current%"${'$'}{current##*[=:]}"}
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "${'$'}{current#"$before"}")
      return
    fi
    value=${'$'}{line%%$'\t'*}
    printf -v value %q "${'$'}{value#"$before"}"
    COMPREPLY+=("$value")
  done < <("${'$'}{COMP_WORDS[0]}" __complete "${'$'}{words[@]}" "@$current" 2>/dev/null)
}
complete -F _nexttoken nexttoken
`
