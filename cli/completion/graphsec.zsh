#compdef graphsec
# Completes graphsec in zsh: source <(graphsec completion zsh), or save it as _graphsec in a folder of $fpath
_graphsec() {
    local line="${(j: :)words[1,CURRENT]}"
    local -a found
    found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
    found=("${(@)found:#}")
    # Options are for who has typed a dash; anything else may be a file or a folder, too.
    [[ "${words[CURRENT]}" == -* ]] || found=("${(@)found:#-*}")
    (( $#found )) && compadd -- "${found[@]}"
    [[ "${words[CURRENT]}" == -* ]] || _files
}
if [[ "${funcstack[1]}" == _graphsec ]]; then
    _graphsec "$@"
else
    compdef _graphsec graphsec
fi
