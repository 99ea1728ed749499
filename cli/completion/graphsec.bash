# Completes graphsec in bash: source <(graphsec completion bash)
_graphsec() {
    local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" IFS=$'\n' found
    # Bash takes --option=value apart; the program is asked as if there were a space.
    if [[ "$word" == "=" || ( $COMP_CWORD -gt 0 && "${COMP_WORDS[COMP_CWORD-1]}" == "=" ) ]]; then
        line="${line%=*} ${line##*=}"
        word="${word#=}"
    fi
    found=($("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null))
    # Options are for who has typed a dash.
    [[ "$word" == -* ]] || found=($(printf '%s\n' "${found[@]}" | grep -v '^-'))
    COMPREPLY=($(compgen -W "${found[*]}" -- "$word"))
}
# Where the program has nothing to say, it is a file or a folder.
complete -o bashdefault -o default -F _graphsec graphsec
