# exit: 0
"$HEARSAY" export --help
