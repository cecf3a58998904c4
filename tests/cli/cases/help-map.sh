# exit: 0
"$HEARSAY" map --help
