# Completes graphsec in fish: graphsec completion fish | source
function __graphsec_words
    set -l line (commandline -cp)
    set -l program (commandline -opc)[1]
    set -l found ($program "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
    # Options are for who has typed a dash.
    if string match -q -- '-*' (commandline -ct)
        printf '%s\n' $found
    else
        printf '%s\n' $found | string match -v -- '-*'
    end
end
complete -c graphsec -a '(__graphsec_words)'
