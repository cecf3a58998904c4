# exit: 0
try() {
    "$HEARSAY" resolve "$@" -o out.jsonl
    echo "exit code $?, $(grep -o '"cue_spans":' out.jsonl 2>/dev/null | wc -l) attributions"
    rm -f out.jsonl
}
try --input brat "$DATA/annotated/bad_7b.ann"
try --input citron "$DATA/annotated/bad.citron.json"
try --input corenlp "$DATA/annotated/bad.corenlp.json"
cp "$DATA/annotated/harbor_7b.ann" "$DATA/annotated/harbor.corenlp.json" .
try --input brat harbor_7b.ann
try --input corenlp harbor.corenlp.json
try --input corenlp --text "$DATA/annotated/harbor.txt" harbor.corenlp.json
try --input citron "$DATA/ferry.txt"
try --input webanno "$DATA/records.jsonl"
cat >pages.jsonld <<END
{ "type": "AnnotationPage",
  "hearsay:article": { "hearsay:text": "The mayor of Sandholm said that the ferry had stopped." },
  "items": [
    { "id": "urn:x:1", "type": "Annotation", "body": "a comment", "target": "urn:x:0" },
    { "hearsay:kind": "attribution", "target": [
        { "hearsay:role": "cue", "selector": [ { "type": "TextPositionSelector", "start": 22, "end": 26 }, { "type": "TextQuoteSelector", "exact": "said" } ] },
        { "hearsay:role": "content", "selector": { "type": "TextPositionSelector", "start": 27, "end": 53 } } ] },
    { "hearsay:kind": "attribution", "target": { "hearsay:role": "cue", "selector": { "type": "TextPositionSelector", "start": 22, "end": 99 } } },
    { "hearsay:kind": "attribution", "target": { "hearsay:role": "cue", "selector": { "type": "TextQuoteSelector", "exact": "said" } } },
    { "hearsay:kind": "attribution", "target": { "selector": { "type": "TextPositionSelector", "start": 22, "end": 26 } } },
    { "hearsay:kind": "attribution" }
  ] }
{"type":"AnnotationPage","items":[]}
END
try --input webanno pages.jsonld
try --input webanno --text "$DATA/ferry.txt" pages.jsonld
try --input brat --outlet X --text a.txt one.ann two.ann
try --text a.txt records.jsonl
try --outlet X records.jsonl
try --input text records.jsonl
