/** fish itself shows what follows a tab as the description. */
export const fishScript = String.raw`# nexttoken completion for fish: nexttoken completion fish > ~/.config/fish/completions/nexttoken.fish
function __nexttoken_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($before[1] __complete $before[2..-1] "@$current" 2>/dev/null)
    if test "$lines[1]" = :files
        __fish_complete_path "$current"
    else
        printf '%s\n' $lines
    end
end
complete -c nexttoken -f -a '(__nexttoken_complete)'
`
