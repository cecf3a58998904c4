# exit: 0
# Seconds, not minutes: an article or a clear refusal.
{ head -c 400000 /dev/zero | tr '\0' '"'; echo; } > straight.txt
{ echo 'Ada Lindholm said so.'; awk 'BEGIN { for (i = 0; i < 400000; i++) printf "“" }'; } > curly.txt
for f in straight.txt curly.txt; do timeout 60 "$HEARSAY" extract --no-text $f > out 2>err; rc=$?; cat err; echo "$rc $(wc -l < out)"; done
{ echo 'Ada Lindholm said so.'; head -c 100000 /dev/zero | tr '\0' '"'; } > many.txt
timeout 60 "$HEARSAY" extract --no-text many.txt | wc -l
