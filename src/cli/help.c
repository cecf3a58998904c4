/* help.c — the table of commands, and what --help prints. The man pages (docs/man) are made from this text. */
#include <string.h>

#include "cli.h"

const struct command commands[] = {
    {"extract", EXTRACT, "[FILE…]", "articles → document records: who said what, through whom",
     "Reads plain text or article NDJSON (one JSON object a line, at least \"text\") and\n"
     "writes one document record a line, in input order: the attributions with their\n"
     "source, cue and content, the people, outlets and organizations, and how they\n"
     "are related. An article that cannot be read is reported, and the others go on.\n",
     NULL,
     "hearsay extract --outlet \"The Courier\" story.txt > records.jsonl\n"
     "hearsay extract --jobs 4 --bad-records failed.jsonl articles.jsonl -o records.jsonl\n",
     cmd_extract},
    {"resolve", RESOLVE, "[RECORDS]", "records with only text and attribution spans → full records",
     "Reads records that hold id, text, outlet and attributions with their span lists,\n"
     "made by a person or another program, and fills in the entities, source types,\n"
     "channels and relations. The spans and their order stay as they are.\n"
     "With --input it reads annotations as other tools keep them: brat (.ann), citron,\n"
     "corenlp (their JSON), webanno (Web Annotation as hearsay export writes it). One\n"
     "that cannot be read or contradicts the text is named, and the others come in.\n",
     NULL,
     "hearsay resolve annotated.jsonl > records.jsonl\n"
     "hearsay resolve --input brat --outlet \"The Courier\" story.ann > records.jsonl\n",
     cmd_resolve},
    {"graph", GRAPH, "[RECORDS…]", "records → the merged source graph with its measures",
     "Merges the sources of all records into one graph: nodes are sources and outlets,\n"
     "edges say who was quoted, cited or reported by whom, with the sentences behind\n"
     "them, and how people are related. Nodes carry centralities and communities.\n"
     "csv writes two files, PREFIX.nodes.csv and PREFIX.edges.csv, to -o PREFIX.\n"
     "Which names are one person or body the program decides by rules that --explain\n"
     "shows, and --aliases overrules.\n",
     "jgf, graphml, gexf, dot, cytoscape, graphology, node-link, node-link-links, csv, ftm",
     "hearsay graph records.jsonl > graph.json\n"
     "hearsay graph --format csv -o sources records.jsonl\n"
     "hearsay graph --around \"Jane Doe\" --hops 2 records.jsonl > around-doe.json\n"
     "hearsay graph --explain \"Jane Doe\" records.jsonl\n"
     "hearsay graph --aliases names.csv records.jsonl > graph.json\n",
     cmd_graph},
    {"draw", DRAW, "GRAPH", "a graph → a map: SVG, PNG or PDF",
     "Draws a graph that hearsay graph or hearsay map --json wrote. Above 80 nodes\n"
     "the map shows the 80 of highest strength, and says so, unless --top is given.\n"
     "Where --format is not given, an output named .png or .pdf becomes one.\n",
     "svg, png, pdf",
     "hearsay draw graph.json -o map.svg\n"
     "hearsay draw --top 20 --edge quoted-by,cited-by graph.json -o map.svg\n",
     cmd_draw},
    {"map", MAP, "ARTICLE…", "articles → a map, in one step",
     "Extracts, merges and draws in one step. Records are taken as they are.\n"
     "Above 80 nodes the map shows the 80 of highest strength, and says so, unless\n"
     "--top is given. Where --format is not given, an output named .png or .pdf\n"
     "becomes one.\n",
     "svg, png, pdf",
     "hearsay map --outlet \"The Courier\" story.txt -o story.svg\n"
     "hearsay map monday.jsonl tuesday.jsonl --json week.json -o week.svg\n",
     cmd_map},
    {"list", LIST, "[RECORDS…]", "records → a table of who said what",
     "One row an attribution: article, outlet, date, source names, kind, source type,\n"
     "what the text says they are, channel, mode, cue, quote, place and confidences.\n",
     "table, csv, json",
     "hearsay list records.jsonl\n"
     "hearsay list --format csv --safe-csv --min-confidence 0.5 records.jsonl > said.csv\n",
     cmd_list},
    {"stats", STATS, "[RECORDS…]", "records → the sourcing statistics",
     "Attributions, distinct sources and quoted words by source type, the anonymous\n"
     "share of each with an interval, officials, second-hand statements, the wording of\n"
     "anonymous descriptions, what depends on one source or outlet; by group, compared,\n"
     "corrected by a reviewed sample, drawn. Near-duplicates count once.\n",
     "table, csv, json",
     "hearsay stats records.jsonl\n"
     "hearsay stats --by outlet,month --plot shares.svg --format csv records.jsonl > shares.csv\n"
     "hearsay stats --compare outlet=CNN,Politico records.jsonl\n",
     cmd_stats},
    {"audit", AUDIT, "[RECORDS…]", "records → published editorial rules, checked",
     "Checks published editorial rules against each record: unnamed sources, reasons for\n"
     "not naming them, opinions, replies, dependence on one outlet. Writes the records\n"
     "with their indicators, each with the words it rests on and whose rule it is; a\n"
     "report for people (text); or SARIF 2.1.0 for editors that show findings in text.\n"
     "No indicator says whether something is true.\n",
     "records, text, sarif",
     "hearsay audit --format text records.jsonl\n"
     "hearsay extract story.txt | hearsay audit --rules ap --fail-on warning --format text\n",
     cmd_audit},
    {"report", REPORT, "ARTICLE-OR-RECORD…", "articles or records → a page: the text beside its map",
     "Writes one HTML file that opens from disk without a network: the article's text\n"
     "with every source, cue and quotation marked, beside its map; who said what, the\n"
     "sources, the figures. What is wrong can be marked on the page and downloaded as\n"
     "corrections. Several articles go into a folder (-o FOLDER/): a page for each, and\n"
     "index.html with the map of all.\n",
     NULL,
     "hearsay report --outlet \"The Courier\" story.txt -o story.html\n"
     "hearsay report records.jsonl -o pages/\n",
     cmd_report},
    {"export", EXPORT, "[RECORDS…]", "records → their spans for annotation tools",
     "Writes the spans of attributions, entities and relations as W3C Web Annotation\n"
     "(webanno: JSON-LD, one page a record and a line) or as brat standoff (brat: two\n"
     "files a record, .txt and .ann, with an annotation.conf, in the folder -o FOLDER).\n"
     "hearsay resolve --input reads both back.\n",
     "webanno, brat",
     "hearsay export records.jsonl > pages.jsonld\n"
     "hearsay export --format brat -o annotated records.jsonl\n",
     cmd_export},
    {NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL},
};

static const char exit_codes[] =
    "  0  everything came through\n"
    "  1  some articles or records came through and some did not\n"
    "  2  the options make no sense\n"
    "  3  nothing came through\n"
    "  4  an output could not be written, or an internal failure\n"
    "  5  audit --fail-on found something\n";

static const char environment[] =
    "  HEARSAY_ISA           int8 or f32: how the encoder computes (default: int8\n"
    "                        where the processor has VNNI instructions)\n"
    "  HEARSAY_DRAW          the hearsay-draw program to use\n"
    "  HEARSAY_DRAW_SECONDS  how long it may take (default 60)\n"
    "  NO_COLOR              no colour in messages\n";

const struct command *command_named(const char *name)
{
    for (const struct command *c = commands; c->name; c++)
        if (strcmp(c->name, name) == 0) return c;
    return NULL;
}

/* Prints lines, each indented by two blanks. */
static void print_indented(FILE *out, const char *z)
{
    while (*z) {
        size_t n = strcspn(z, "\n");
        fprintf(out, "  %.*s\n", (int)n, z);
        z += n + (z[n] == '\n');
    }
}

void help_program(FILE *out)
{
    fputs("hearsay reads news and shows where its claims come from.\n\n"
          "Usage: hearsay COMMAND [OPTION…] [FILE…]\n\n"
          "Commands:\n", out);
    for (const struct command *c = commands; c->name; c++) fprintf(out, "  %-8s  %s\n", c->name, c->summary);
    fputs("\nOptions:\n"
          "  --help     print this; hearsay COMMAND --help prints a command's options\n"
          "  --version  print the version and the model's\n"
          "\nExample:\n", out);
    print_indented(out, "hearsay map --outlet \"The Courier\" story.txt -o story.svg\n");
    fputs("\nExit codes:\n", out);
    fputs(exit_codes, out);
    fputs("\nEnvironment:\n", out);
    fputs(environment, out);
}

void help_command(FILE *out, const struct command *c)
{
    fprintf(out, "hearsay %s: %s\n\nUsage: hearsay %s [OPTION…] %s\n\n", c->name, c->summary, c->name, c->operands);
    fputs(c->description, out);
    if (c->bit == DRAW) fputs("Without GRAPH, or with -, it reads standard input.\n", out);
    else fputs("Without a file, or with -, it reads standard input.\n", out);
    fputs("\nOptions:\n", out);
    options_print(out, c);
    fputs("\nExample:\n", out);
    print_indented(out, c->example);
    fputs("\nExit codes:\n", out);
    fputs(exit_codes, out);
}
