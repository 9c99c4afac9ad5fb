# Completion of sinoeu for bash.
_sinoeu() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [ -n "$line" ]; then COMPREPLY+=("$line"); else compopt -o default 2>/dev/null; fi
    done < <(SINOEU_COMPLETE=bash SINOEU_WORDBREAKS=$COMP_WORDBREAKS "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null </dev/null)
}
complete -F _sinoeu sinoeu
