/* Writes a small report with every kind of block and figure, and with hostile texts in every place that an agenda
 * can fill: sample nl|en FILE.html. The tests of tests/web open it in a browser.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "render/report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define HOSTILE "</script><script>window.stolen = 1</script><img src=x onerror=\"window.stolen = 2\"> & 'quoted' <!-- "

static const char *const sectors[] = {
    "Textiel, kleding en leder",     "Metaalproducten",       "Elektronica en elektrische apparatuur", "Machines",
    "Meubelen en overige industrie", "Herstel en installatie"};

static void
bars(oml_doc *d)
{
    static const oml_column columns[] = {{"sector", "Sector", OML_CELL_TEXT, NULL, 0},
                                         {"metric", "Metric", OML_CELL_TEXT, NULL, 0},
                                         {"value", "Value", OML_CELL_REAL, NULL, 1},
                                         {"unit", "Unit", OML_CELL_TEXT, NULL, 0},
                                         {"low", "Low", OML_CELL_REAL, NULL, 1},
                                         {"high", "High", OML_CELL_REAL, NULL, 1},
                                         {"year", "Year", OML_CELL_DATE, NULL, 0},
                                         {"source", "Source", OML_CELL_TEXT, NULL, 0},
                                         {"illustrative", "Illustrative", OML_CELL_BOOL, NULL, 0},
                                         {"figure", "Figure", OML_CELL_TEXT, NULL, 0}};
    oml_table *t = oml_doc_table(d, "stakes", "Value added and footprint per sector", columns, OML_COUNT(columns));
    for (size_t m = 0; m < 2; m++)
        for (size_t i = 0; i < OML_COUNT(sectors); i++) {
            const double x = m == 0 ? 1479.25 * (double)(i + 1) - 120.4 : 4873.04 / (double)(i + 1);
            oml_table_text(t, sectors[i]);
            oml_table_text(t, m == 0 ? "Added value" : "Footprint");
            oml_table_real(t, m == 1 && i == 4 ? (double)NAN : x);
            oml_table_text(t, m == 0 ? "mln euro" : "kt");
            oml_table_real(t, m == 0 ? (double)NAN : 0.8 * x);
            oml_table_real(t, m == 0 ? (double)NAN : 1.3 * x);
            oml_table_text(t, m == 0 ? "2015" : "2016-Q3");
            oml_table_text(t, i == 0 ? "fpb-2015 unknown-source" : "fpb-2015");
            oml_table_bool(t, i == 3);
            oml_table_text(t, "evidence/C13/value_added");
        }
    oml_doc_figure(d, t,
                   &(oml_figure){.key = "stakes",
                                 .kind = OML_FIGURE_BARS,
                                 .x = "value",
                                 .y = "sector",
                                 .facet = "metric",
                                 .low = "low",
                                 .high = "high"},
                   "Machines earn the most; textiles weigh the most");
    oml_doc_note(d, OML_NOTE_WARNING, "The columns differ in year and perspective");
    oml_doc_note(d, OML_NOTE_ESTIMATE, "Scaled from Belgium by jobs");
    oml_doc_note(d, OML_NOTE_SOURCE, "Federal Planning Bureau, 2015");
}

static void
stack(oml_doc *d)
{
    static const oml_column columns[] = {{"chain", "Chain", OML_CELL_TEXT, NULL, 0},
                                         {"criterion", "Criterion", OML_CELL_TEXT, NULL, 0},
                                         {"points", "Points", OML_CELL_REAL, NULL, 1}};
    static const char *const criteria[] = {"Added value", "Footprint", "Progress margin", "Social economy",
                                           "European agenda"};
    oml_table *t = oml_doc_table(d, "contributions", "What makes the score", columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(sectors); i++)
        for (size_t j = 0; j < OML_COUNT(criteria); j++) {
            oml_table_text(t, sectors[i]);
            oml_table_text(t, criteria[j]);
            oml_table_real(t, (double)((7 * i + 3 * j) % 11) * 2.25);
        }
    oml_doc_figure(
        d, t,
        &(oml_figure){
            .key = "contributions", .kind = OML_FIGURE_STACK, .x = "points", .y = "chain", .group = "criterion"},
        "Five criteria, one score");
    oml_doc_note(d, OML_NOTE_ILLUSTRATIVE, "Judged criteria are made up for demonstration");
}

static void
points(oml_doc *d)
{
    static const oml_column columns[] = {{"path", "Path", OML_CELL_TEXT, NULL, 0},
                                         {"impact", "Impact", OML_CELL_REAL, NULL, 1},
                                         {"feasibility", "Feasibility", OML_CELL_REAL, NULL, 1},
                                         {"band", "Band", OML_CELL_TEXT, NULL, 0}};
    oml_table *t = oml_doc_table(d, "panel", "Medians of the panel", columns, OML_COUNT(columns));
    for (size_t i = 0; i < 24; i++) {
        char code[16];
        snprintf(code, sizeof code, "%zu.%zu", i / 4 + 1, i % 4 + 1);
        oml_table_text(t, code);
        oml_table_real(t, 3 + (double)(i * 7 % 11) / 2);
        oml_table_real(t, 2.5 + (double)(i * 5 % 13) / 2);
        oml_table_text(t, i % 3 == 0 ? "A" : i % 3 == 1 ? "B" : "C");
    }
    oml_doc_figure(d, t,
                   &(oml_figure){.key = "panel",
                                 .kind = OML_FIGURE_POINTS,
                                 .x = "feasibility",
                                 .y = "impact",
                                 .label = "path",
                                 .group = "band"},
                   "Eight paths stand out on both");
}

static void
lines(oml_doc *d)
{
    static const oml_column columns[] = {{"indicator", "Indicator", OML_CELL_TEXT, NULL, 0},
                                         {"series", "Series", OML_CELL_TEXT, NULL, 0},
                                         {"period", "Period", OML_CELL_DATE, NULL, 0},
                                         {"value", "Value", OML_CELL_REAL, NULL, 1},
                                         {"unit", "Unit", OML_CELL_TEXT, NULL, 0}};
    static const struct {
        const char *indicator, *series, *period;
        double value;
        const char *unit;
    } rows[] = {
        {"Material footprint", "series 1", "2010", 28.2, "t"}, {"Material footprint", "series 1", "2018", 29.1, "t"},
        {"Material footprint", "series 2", "2012", 30.4, "t"}, {"Material footprint", "series 2", "2021", 29.5, "t"},
        {"Material footprint", "target", "2030", 19.74, "t"},  {"Residual waste", "series 1", "2013", 158.58, "kg"},
        {"Residual waste", "series 1", "2019", 143.46, "kg"},  {"Residual waste", "series 1", "2022", 128.19, "kg"},
        {"Residual waste", "target", "2030", 100, "kg"},       {"Signatures", "series 1", "2022-04", 22, ""},
        {"Signatures", "series 1", "2023-Q1", -4, ""},
    };
    oml_table *t = oml_doc_table(d, "series", "Observations and targets", columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(rows); i++) {
        oml_table_text(t, rows[i].indicator);
        oml_table_text(t, rows[i].series);
        oml_table_text(t, rows[i].period);
        oml_table_real(t, rows[i].value);
        oml_table_text(t, rows[i].unit);
    }
    oml_doc_figure(d, t,
                   &(oml_figure){.key = "series",
                                 .kind = OML_FIGURE_LINES,
                                 .x = "period",
                                 .y = "value",
                                 .group = "series",
                                 .facet = "indicator"},
                   "Two of three head for their target");
}

static void
matrix(oml_doc *d)
{
    static const oml_column columns[] = {{"sector", "Sector", OML_CELL_TEXT, NULL, 0},
                                         {"chain", "Chain", OML_CELL_TEXT, NULL, 0},
                                         {"share", "Share", OML_CELL_REAL, "%", 0},
                                         {"scope", "Scope", OML_CELL_TEXT, NULL, 0}};
    static const char *const chains[] = {"Consumer textiles and mattresses", "Technical textiles and carpets",
                                         "Consumer electronics and batteries", "Machines and professional electronics"};
    oml_table *t = oml_doc_table(d, "scope", "Share of each sector per chain", columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(sectors); i++)
        for (size_t j = 0; j < OML_COUNT(chains); j++) {
            oml_table_text(t, sectors[i]);
            oml_table_text(t, chains[j]);
            oml_table_real(t, (i + j) % 3 == 0 ? (double)NAN : (double)(10 + 15 * ((i * 2 + j) % 7)));
            oml_table_text(t, i < 4 ? "core" : "boundary");
        }
    oml_doc_figure(
        d, t,
        &(oml_figure){
            .key = "scope", .kind = OML_FIGURE_MATRIX, .x = "chain", .y = "sector", .value = "share", .group = "scope"},
        "Four chains share six sectors");
}

static void
frame(oml_doc *d)
{
    static const oml_column columns[] = {{"theme", "Theme", OML_CELL_TEXT, NULL, 0},
                                         {"kind", "Kind", OML_CELL_TEXT, NULL, 0},
                                         {"path", "Path", OML_CELL_TEXT, NULL, 0},
                                         {"shortlisted", "Shortlisted", OML_CELL_BOOL, NULL, 0},
                                         {"illustrative", "Illustrative", OML_CELL_BOOL, NULL, 0}};
    static const char *const themes[] = {"Circulaire businessmodellen en waardeketens",
                                         "Circulair ontwerp",
                                         "Onderhoud en herstel",
                                         "Hergebruik",
                                         "Gedeeld gebruik",
                                         "Remanufacturing",
                                         "Hoogwaardige recyclage",
                                         "Circulair aankopen",
                                         "Digitalisering",
                                         "Innoveren en ondernemen",
                                         "Financiering",
                                         "Onderzoek"};
    oml_table *t = oml_doc_table(d, "framework", "The menu by theme", columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(themes); i++)
        for (size_t j = 0; j < 5; j++) {
            char code[16];
            snprintf(code, sizeof code, "%zu.%zu", i + 1, j + 1);
            oml_table_text(t, themes[i]);
            oml_table_text(t, i < 7 ? "Strategies" : "Levers");
            oml_table_text(t, code);
            oml_table_bool(t, j < 2);
            oml_table_bool(t, j > 2);
        }
    oml_doc_figure(d, t,
                   &(oml_figure){.key = "framework",
                                 .kind = OML_FIGURE_FRAME,
                                 .y = "theme",
                                 .group = "kind",
                                 .label = "path",
                                 .value = "shortlisted"},
                   "Seven strategies stand on five levers");
}

static void
hostile(oml_doc *d)
{
    static const oml_column columns[] = {{"name", HOSTILE, OML_CELL_TEXT, HOSTILE, 0},
                                         {"url", "Address", OML_CELL_TEXT, NULL, 0},
                                         {"value", "Value", OML_CELL_REAL, "\xE2\x80\xAE", 2}};
    static const char *const names[] = {HOSTILE, "\xE2\x80\xA8 line separator \\ \" \xFF\xFE bad bytes \x01\x1B[31m",
                                        "two\nlines\n\nand more"};
    static const char *const urls[] = {"javascript:alert(1)", "https://example.org/?a=1&b=\"<i>\"",
                                       "HTTPS://example.org/onmouseover='x'"};
    oml_table *t = oml_doc_table(d, HOSTILE, HOSTILE, columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        oml_table_text(t, names[i]);
        oml_table_text(t, urls[i]);
        oml_table_real(t, -1234567.891 * (double)(i + 1));
    }
    oml_doc_figure(d, t, &(oml_figure){.key = HOSTILE, .kind = OML_FIGURE_BARS, .x = "value", .y = "name"}, HOSTILE);
    oml_doc_note(d, OML_NOTE_SOURCE, "%s", HOSTILE);
    oml_doc_quote(d, HOSTILE);
}

static void
sources(oml_doc *d)
{
    static const oml_column columns[] = {{"code", "Code", OML_CELL_TEXT, NULL, 0},
                                         {"title", "Title", OML_CELL_TEXT, NULL, 0},
                                         {"year", "Year", OML_CELL_DATE, NULL, 0},
                                         {"url", "Address", OML_CELL_TEXT, NULL, 0}};
    oml_table *t = oml_doc_table(d, "sources", "Sources", columns, OML_COUNT(columns));
    oml_table_text(t, "fpb-2015");
    oml_table_text(t, "Input-outputtabellen 2015, Federaal Planbureau");
    oml_table_text(t, "2018-12-20");
    oml_table_text(t, "https://example.org/input-output");
    oml_table_text(t, "\"><script>window.stolen = 3</script>");
    oml_table_text(t, HOSTILE);
    oml_table_text(t, HOSTILE);
    oml_table_text(t, "data:text/html,<script>1</script>");
}

static void
fill(oml_doc *d)
{
    static void (*const figures[])(oml_doc *) = {matrix, bars, stack, lines, frame, points};
    oml_doc_heading(d, 1, "Summary");
    oml_doc_text(
        d, "Six sectors earn %d million euro. Whoever wants one number finds it below, with its unit, year and source.",
        31063);
    for (size_t i = 0; i < OML_COUNT(figures); i++) {
        oml_doc_heading(d, 1, "Chapter %zu", i + 1);
        oml_doc_text(d, "A chapter starts with what was found, in a sentence that a person can repeat. Then comes what "
                        "it rests on: "
                        "the figure, the table, the sources.");
        oml_doc_heading(d, 3, "A heading that skips a level");
        figures[i](d);
    }
    oml_doc_heading(d, 1, HOSTILE);
    oml_doc_heading(d, 2, HOSTILE);
    hostile(d);
    oml_doc_heading(d, 1, "Sources");
    sources(d);
}

int
main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    oml_cx cx = {.lang = strcmp(argv[1], "nl") == 0 ? OML_NL : OML_EN};
    oml_doc *d = oml_doc_new(&cx.tmp, cx.lang);
    fill(d);
    const oml_report about = {.title = "Werkagenda circulaire maakindustrie",
                              .kicker = "Vlaanderen",
                              .lead = HOSTILE,
                              .dated = "Stand op 24 nov 2026",
                              .made = "Omloop " OMLOOP_VERSION " " HOSTILE,
                              .front = 1};
    OML_BUF_AUTO page = {0};
    int status = oml_report_write(&cx, d, &about, &page) != OML_OK;
    FILE *f = status == 0 ? fopen(argv[2], "wb") : NULL;
    status = f == NULL || fwrite(page.s, 1, page.n, f) != page.n;
    if (f != NULL && fclose(f) != 0)
        status = 1;
    oml_cx_done(&cx);
    return status;
}
