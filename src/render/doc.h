/**
 * Doc: what an operation answers, before anyone decided how it looks.
 *
 * A doc is a list of blocks: headings, sentences, notes, tables and figures. The
 * terminal, `--json`, `--csv`, the report and later the page all show the same
 * doc (render/as_text.c, as_json.c, as_csv.c, report.c). A figure draws one table of the
 * doc, so that its table twin exists by construction.
 *
 * Texts passed as `format` or `label` are keys marked N_(); the doc translates
 * them. Texts passed as values are the agenda's own and stay as they are. All is
 * copied into the arena that the doc was made in and ends with it.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_DOC_H
#define OML_RENDER_DOC_H

#include "base/buf.h"
#include "render/table.h"

typedef enum oml_note_kind {
    OML_NOTE_REMARK,
    OML_NOTE_WARNING,      /* something that a reader must know before using the figures */
    OML_NOTE_ILLUSTRATIVE, /* made up for demonstration, or computed from what is */
    OML_NOTE_ESTIMATE,     /* a model or an assumption, not an observation */
    OML_NOTE_SOURCE,
} oml_note_kind;

typedef enum oml_figure_kind {
    OML_FIGURE_BARS,   /* one bar a row: x value, y name; `group` colours, `facet` panels, `low`/`high` whiskers */
    OML_FIGURE_STACK,  /* bars of several parts: x value, y name, group part */
    OML_FIGURE_POINTS, /* x and y values, `label` names, `group` colours, `low`/`high`: y interval */
    OML_FIGURE_LINES,  /* x period, y value, `group` series */
    OML_FIGURE_MATRIX, /* x and y names, value shades */
    OML_FIGURE_FRAME,  /* the framework: `group` ring (strategy, lever), y name, value size */
} oml_figure_kind;

/** Which columns of the table a figure takes, by key; NULL where it takes none. */
typedef struct oml_figure {
    const char *key;
    oml_figure_kind kind;
    const char *x, *y, *value, *group, *facet, *label, *low, *high;
} oml_figure;

typedef enum oml_block_kind {
    OML_BLOCK_HEADING,
    OML_BLOCK_TEXT,
    OML_BLOCK_NOTE,
    OML_BLOCK_TABLE,
    OML_BLOCK_FIGURE
} oml_block_kind;

typedef struct oml_block {
    oml_block_kind kind;
    int level;          /* of a heading: 1 to 4 */
    oml_note_kind note; /* of a note */
    const char *text;   /* of a heading, text, note; caption of a figure */
    oml_table *table;   /* of a table; what a figure draws */
    oml_figure figure;
    struct oml_block *next;
} oml_block;

/** One thing to know of how the doc was made: inputs' digest, seed, draws, version. */
typedef struct oml_run {
    const char *key, *value;
    struct oml_run *next;
} oml_run;

typedef struct oml_doc {
    oml_arena *arena;
    oml_lang lang;
    oml_block *first, *last;
    oml_run *run;
    const char *inputs; /* JSON; NULL: none */
    bool findings;      /* something needs attention: exit status 1 */
} oml_doc;

oml_doc *oml_doc_new(oml_arena *arena, oml_lang lang);

void oml_doc_heading(oml_doc *d, int level, const char *format, ...) __attribute__((format(printf, 3, 4)));
void oml_doc_text(oml_doc *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Notes with equal text are kept once. */
void oml_doc_note(oml_doc *d, oml_note_kind kind, const char *format, ...) __attribute__((format(printf, 3, 4)));
/** Text of the agenda itself, as it is: a motivation, a definition. */
void oml_doc_quote(oml_doc *d, const char *text);
void oml_doc_run(oml_doc *d, const char *key, const char *format, ...) __attribute__((format(printf, 3, 4)));
/** A sentence in the doc's language, for a cell. */
const char *oml_doc_say(const oml_doc *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** What the numbers were computed from, as one JSON value: `--json` carries it, `verify` reads it. */
void oml_doc_inputs(oml_doc *d, const oml_buf *json);

/** A table; `caption` is N_(). Cells are then added row by row (render/table.h). */
oml_table *oml_doc_table(oml_doc *d, const char *key, const char *caption, const oml_column *columns, size_t n);
/** A figure of that table; `caption` is N_(). */
void oml_doc_figure(oml_doc *d, oml_table *t, const oml_figure *figure, const char *caption);
/** The table of that key; NULL when there is none. */
oml_table *oml_doc_find(const oml_doc *d, const char *key);

/**
 * A name made for machines as people read it: its translation ("word:civil_society", "field:share" in the
 * catalogue), or the name with spaces for underscores. A value of an ENUM is a word; of a field NAME_nl and NAME_en
 * the language is said. In the arena, or the name itself.
 */
const char *oml_doc_word(oml_arena *arena, oml_lang lang, const char *word);
const char *oml_doc_field(oml_arena *arena, oml_lang lang, const char *field);
/** A number for people: 1.234,5 in Dutch, 1,234.5 in English; OML_DIGITS_AS_IS: 1234,56789; _SIX: 1.234,57. */
void oml_doc_number(oml_lang lang, double x, int digits, oml_buf *out);

#endif
