/* Colours: Okabe and Ito's palette, which people with any colour vision tell apart, darkened for outlines and lines
 * where the original has less than 3:1 against the page (WCAG 1.4.11); text has at least 4.5:1 everywhere (1.4.3).
 * Colour never stands alone: kinds differ by shape and picture too, lines by dash.
 *
 * Each rule is written out for light, dark and print: custom properties and currentColor come out black in renderers
 * that know no cascade (librsvg, older Inkscape). All rules begin with .hs-map, so a map inside a page styles itself only. */
#include "draw/draw.h"

typedef struct ink { /* of a kind */
    const char *class_name, *disc, *picture; /* the disc is the same in every style */
    const char *fill, *line, *dark_fill, *dark_line;
} ink;

static const ink inks[HS_KINDS] = {
    [HS_PERSON] = {"person", "#0072b2", "#ffffff", "#eaf4fb", "#0072b2", "#10293a", "#56b4e9"},
    [HS_OUTLET] = {"outlet", "#000000", "#ffffff", "#ececec", "#000000", "#2b2f34", "#f2f2f2"},
    [HS_ORGANIZATION] = {"organization", "#009e73", "#000000", "#e8f6f1", "#00795a", "#0f2e25", "#2fc79a"},
    [HS_OFFICE] = {"office", "#f0e442", "#000000", "#fcfadf", "#776e00", "#2e2c10", "#f0e442"},
    [HS_ANONYMOUS_SOURCE] = {"anonymous", "#d55e00", "#000000", "#fdf1e8", "#b34e00", "#36200f", "#ff8a3d"},
    [HS_COLLECTIVE_SOURCE] = {"collective", "#cc79a7", "#000000", "#faeff5", "#a2487b", "#331e2a", "#e29bc4"},
    [HS_DOCUMENT_SOURCE] = {"document", "#e69f00", "#000000", "#fdf5e4", "#946500", "#33270c", "#e69f00"},
    [HS_ARTICLE] = {"article", "#56b4e9", "#000000", "#ebf6fc", "#2175a3", "#12293a", "#8ccbf0"},
};

typedef struct stroke { /* of an edge type */
    const char *class_name, *words, *line, *dark_line, *dash;
} stroke;

#define RELATION(t) [HS_EDGE_RELATION + (t)]
static const stroke strokes[HS_EDGE_TYPES] = {
    [HS_QUOTED_BY] = {"quoted-by", "quoted by", "#0072b2", "#56b4e9", NULL},
    [HS_CITED_BY] = {"cited-by", "cited by", "#a86f00", "#e69f00", "8 4"},
    [HS_REPORTED_BY] = {"reported-by", "reported by", "#444444", "#c4c4c4", NULL},
    RELATION(HS_AIDE_OF) = {"aide-of", "aide of", "#00795a", "#2fc79a", "1 3"},
    RELATION(HS_SPOKESPERSON_OF) = {"spokesperson-of", "spokesperson of", "#00795a", "#2fc79a", "6 3"},
    RELATION(HS_WORKS_FOR) = {"works-for", "works for", "#00795a", "#2fc79a", NULL},
    RELATION(HS_MEMBER_OF) = {"member-of", "member of", "#00795a", "#2fc79a", "7 3 1 3"},
    RELATION(HS_HOLDS_OFFICE) = {"holds-office", "holds the office", "#776e00", "#f0e442", NULL},
    RELATION(HS_CANDIDATE_FOR) = {"candidate-for", "candidate for", "#776e00", "#f0e442", "6 3"},
    RELATION(HS_ALLY_OF) = {"ally-of", "ally of", "#a2487b", "#e29bc4", NULL},
    RELATION(HS_FAMILY_OF) = {"family-of", "family of", "#a2487b", "#e29bc4", "6 3"},
    RELATION(HS_OPPONENT_OF) = {"opponent-of", "opponent of", "#b34e00", "#ff8a3d", "2 3"},
};

const char *draw_kind_class(hs_kind kind)
{
    return inks[(unsigned)kind < HS_KINDS ? kind : HS_ARTICLE].class_name;
}

const char *draw_edge_class(hs_edge_type type)
{
    return strokes[(unsigned)type < HS_EDGE_TYPES ? type : HS_REPORTED_BY].class_name;
}

const char *draw_edge_words(hs_edge_type type)
{
    return strokes[(unsigned)type < HS_EDGE_TYPES ? type : HS_REPORTED_BY].words;
}

static void shape_rules(hs_buf *out)
{
    hs_buf_cstr(out,
        ".hs-map{font-size:11px}.hs-map text{font-family:'DejaVu Sans',Verdana,'Noto Sans',Geneva,sans-serif}\n"
        ".hs-map .title{font-size:19px;font-weight:bold}.hs-map .subtitle{font-size:12px}.hs-map .column{font-size:11px;font-weight:bold}\n"
        ".hs-map .sub{font-size:10px}.hs-map .strong{font-weight:bold}.hs-map .count{font-size:11px;font-weight:bold;text-anchor:end}\n"
        ".hs-map .outline{stroke-width:1.4}.hs-map .outlet .outline,.hs-map .article .outline{stroke-width:2.2}\n"
        ".hs-map .anonymous .outline{stroke-dasharray:5 3;stroke-width:1.8}\n"
        ".hs-map .line{fill:none}.hs-map .hit{fill:none;stroke:#000;stroke-opacity:0;stroke-width:11;pointer-events:stroke}\n"
        ".hs-map .open{fill:none;stroke-width:1.3;stroke-linejoin:round}.hs-map .picture{fill:none;stroke-width:1.3;stroke-linejoin:round;stroke-linecap:round}\n"
        ".hs-map .rule{stroke-width:1}\n");
    for (int t = 0; t < HS_EDGE_TYPES; t++)
        if (strokes[t].dash) hs_buf_printf(out, ".hs-map .%s .line{stroke-dasharray:%s}", strokes[t].class_name, strokes[t].dash);
    hs_buf_char(out, '\n');
    for (int k = 0; k < HS_KINDS; k++)
        hs_buf_printf(out, ".hs-map .%s .disc{fill:%s}.hs-map .%s .picture{stroke:%s}.hs-map .%s .dot{fill:%s}\n", inks[k].class_name,
                      inks[k].disc, inks[k].class_name, inks[k].picture, inks[k].class_name, inks[k].picture);
}

typedef enum style { LIGHT, DARK, PRINT } style;

static void colour_rules(hs_buf *out, style s)
{
    bool dark = s == DARK;
    hs_buf_printf(out, ".hs-map .page{fill:%s}.hs-map text{fill:%s}.hs-map .sub,.hs-map .subtitle,.hs-map .column,.hs-map .quiet{fill:%s}.hs-map .rule{stroke:%s}\n",
                  dark ? "#15181c" : "#ffffff", dark ? "#f2f2f2" : "#111111", dark ? "#c3c7cc" : s == PRINT ? "#111111" : "#4a4a4a", dark ? "#4a5058" : "#c8c8c8");
    for (int k = 0; k < HS_KINDS; k++)
        hs_buf_printf(out, ".hs-map .%s .outline{fill:%s;stroke:%s}\n", inks[k].class_name,
                      dark ? inks[k].dark_fill : s == PRINT ? "#ffffff" : inks[k].fill, dark ? inks[k].dark_line : inks[k].line);
    hs_buf_printf(out, ".hs-map .silent .outline{fill:%s}\n", dark ? "#15181c" : "#ffffff");
    hs_buf_printf(out, ".hs-map .own .outline{fill:%s;stroke:%s}.hs-map .own text{fill:%s}\n", dark ? "#f2f2f2" : "#111111",
                  dark ? "#f2f2f2" : "#111111", dark ? "#111111" : "#ffffff");
    hs_buf_printf(out, ".hs-map .outlet .disc{stroke:%s;stroke-width:1}\n", dark ? "#f2f2f2" : "#ffffff");
    for (int t = 0; t < HS_EDGE_TYPES; t++) {
        const char *line = dark ? strokes[t].dark_line : strokes[t].line;
        hs_buf_printf(out, ".hs-map .%s .line,.hs-map .%s .open{stroke:%s}.hs-map .%s .arrow{fill:%s}\n", strokes[t].class_name,
                      strokes[t].class_name, line, strokes[t].class_name, line);
    }
}

void draw_style(hs_buf *out)
{
    hs_buf_cstr(out, "<style>\n");
    shape_rules(out);
    colour_rules(out, LIGHT);
    hs_buf_cstr(out, "@media screen and (prefers-color-scheme:dark){\n");
    colour_rules(out, DARK);
    hs_buf_cstr(out, "}\n@media print{\n.hs-map{-webkit-print-color-adjust:exact;print-color-adjust:exact}\n");
    colour_rules(out, PRINT);
    hs_buf_cstr(out, "}\n</style>\n");
}
