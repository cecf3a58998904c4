# exit: 0
{ printf 'Ada Lindholm said that '; head -c 4000000 /dev/zero | tr '\0' a; echo ' was safe.'; } > word.txt
timeout 60 "$HEARSAY" extract --no-text word.txt | wc -l
