#compdef sinoeu
# Completion of sinoeu for zsh.
_sinoeu() {
    local line
    local -a offered told layout
    while IFS= read -r line; do
        if [[ -z $line ]]; then _files; return; fi
        offered+=("${line%%$'\t'*}")
        told+=("${line/$'\t'/  }")
        [[ $line == *$'\t'* ]] && layout=(-l)
    done < <(SINOEU_COMPLETE=zsh "$words[1]" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null </dev/null)
    (( $#offered )) && compadd $layout -d told -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -- "${offered[@]}"
}
if [[ $funcstack[1] == _sinoeu ]]; then _sinoeu "$@"; else compdef _sinoeu sinoeu; fi
