# exit: 0
"$HEARSAY" --version | sed 's/[0-9a-f]\{64\}/SHA256/; s/^model .* (/model NAME VERSION (/'
"$HEARSAY" map --version | wc -l
