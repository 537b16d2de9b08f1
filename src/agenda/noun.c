/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/noun.h"

#include <string.h>

#define REQ OML_FIELD_REQUIRED
#define WHY OML_FIELD_REASONED
#define TEXT(name, flags)                                                                                              \
    {                                                                                                                  \
        name, OML_FIELD_TEXT, flags, NULL                                                                              \
    }
#define PAIR(name, flags)                                                                                              \
    {name "_nl", OML_FIELD_TEXT, flags, NULL},                                                                         \
    {                                                                                                                  \
        name "_en", OML_FIELD_TEXT, 0, NULL                                                                            \
    }
#define REAL(name, flags)                                                                                              \
    {                                                                                                                  \
        name, OML_FIELD_REAL, flags, NULL                                                                              \
    }
#define INT(name, flags)                                                                                               \
    {                                                                                                                  \
        name, OML_FIELD_INT, flags, NULL                                                                               \
    }
#define BOOL(name, flags)                                                                                              \
    {                                                                                                                  \
        name, OML_FIELD_BOOL, flags, NULL                                                                              \
    }
#define DATE(name, flags)                                                                                              \
    {                                                                                                                  \
        name, OML_FIELD_DATE, flags, NULL                                                                              \
    }
#define MONEY(name, flags)                                                                                             \
    {                                                                                                                  \
        name, OML_FIELD_MONEY, flags, NULL                                                                             \
    }
#define ENUM(name, flags, of)                                                                                          \
    {                                                                                                                  \
        name, OML_FIELD_ENUM, flags, of                                                                                \
    }
#define REF(name, flags, of)                                                                                           \
    {                                                                                                                  \
        name, OML_FIELD_REF, flags, of                                                                                 \
    }
#define LIST(name, flags, of)                                                                                          \
    {                                                                                                                  \
        name, OML_FIELD_LIST, flags, of                                                                                \
    }
// The common end of every noun; TRANSLATED for those with a Dutch and English text.
#define COMMON                                                                                                         \
    REF("source", 0, "source"), TEXT("place", 0), BOOL("illustrative", REQ), TEXT("withdrawn", 0), TEXT("successor", 0)
#define TRANSLATED ENUM("en_state", 0, "translation|stale"), COMMON

static const oml_field agenda_fields[] = {
    TEXT("code", REQ),    PAIR("title", REQ), PAIR("scope", 0),   TEXT("region", REQ), DATE("period_from", 0),
    DATE("period_to", 0), TEXT("leads", 0),   TEXT("licence", 0), INT("top", REQ),     TRANSLATED,
};

static const oml_field source_fields[] = {
    TEXT("code", REQ),  TEXT("title", REQ),
    TEXT("author", 0),  DATE("year", 0),
    TEXT("url", 0),     ENUM("kind", REQ, "statistic|publication|law|web|own_calculation|judgement|demonstration"),
    TEXT("licence", 0), PAIR("note", 0),
    TRANSLATED,
};

static const oml_field neighbour_fields[] = {
    TEXT("code", REQ), PAIR("title", REQ), TEXT("leads", 0), PAIR("rule", 0), TRANSLATED,
};

static const oml_field sector_fields[] = {
    TEXT("code", REQ),
    ENUM("version", REQ, "nace2|nace21"),
    PAIR("label", REQ),
    ENUM("level", REQ, "division|group|class|subclass"),
    REF("parent", 0, "sector"),
    ENUM("scope", WHY, "core|boundary|out|around"),
    PAIR("reason", 0),
    REAL("share_of_parent", 0),
    TRANSLATED,
};

static const oml_field crosswalk_fields[] = {
    TEXT("code", REQ), REF("sector", REQ, "sector"), REF("target", REQ, "sector"), REAL("share", REQ), PAIR("note", 0),
    TRANSLATED,
};

static const oml_field overlap_fields[] = {
    TEXT("code", REQ), REF("sector", REQ, "sector"), REF("neighbour", REQ, "neighbour"), PAIR("what", 0), TRANSLATED,
};

static const oml_field chain_fields[] = {
    TEXT("code", REQ),     PAIR("title", REQ),
    PAIR("products", 0),   ENUM("status", REQ | WHY, "priority|candidate|not_retained"),
    BOOL("in_scope", REQ), REF("owner", 0, "neighbour"),
    PAIR("motivation", 0), PAIR("fact", 0),
    INT("rank", 0),        TRANSLATED,
};

// A chain's figure is its own statistic where it has one, else the sum of its sectors' figures times `share`; sectors
// around manufacturing (sector.scope `around`) do not count. A sector's figure is its own statistic, else that of the
// accounts that cover it times account_sector.share, else its parent's times share_of_parent (agenda/share.h).
static const oml_field chain_sector_fields[] = {
    TEXT("code", REQ),
    REF("chain", REQ, "chain"),
    REF("sector", REQ, "sector"),
    ENUM("position", REQ, "raw_material|part|make|trade|use|repair|reuse|recycle"),
    REAL("share", REQ),
    COMMON,
};

// A metric names one series: value added of 2015 and of 2020 are two metrics. `points` as in a criterion: the value
// function for when this metric stands in for a criterion's own.
static const oml_field metric_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    PAIR("definition", 0),
    TEXT("unit", REQ),
    ENUM("perspective", REQ, "production|consumption|policy|none"),
    TEXT("points", WHY),
    TRANSLATED,
};

// `points` is the value function: `x:v` pairs separated by one space, x in the criterion's unit and rising, v from 0 to
// 1, straight lines between them ("0:0 1500:0.5 4000:1"); the same x twice is a step. `metric` is what fills a measured
// criterion, `alternatives` are metrics that could have; a judged one is filled by the closed round about it.
// Thresholds are in the criterion's unit, for PROMETHEE and ELECTRE III; `shape` is how preference grows between them.
// Without: from `indifference` to `preference` in a straight line, from nothing where the first is absent, in one step
// where the second is.
static const oml_field criterion_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    PAIR("question", 0),
    ENUM("about", REQ, "chain|path"),
    ENUM("kind", REQ, "measured|judged"),
    ENUM("direction", REQ, "max|min"),
    TEXT("unit", REQ),
    REF("metric", 0, "metric"),
    LIST("alternatives", 0, "metric"),
    TEXT("points", REQ | WHY),
    REAL("weight", REQ | WHY),
    REAL("indifference", WHY),
    REAL("preference", WHY),
    REAL("veto", WHY),
    ENUM("shape", WHY, "usual|ushape|vshape|level|linear|gaussian"),
    PAIR("anchors", 0),
    TRANSLATED,
};

// A ranking as it stood: `inputs` and `result` are JSON, `digest` the BLAKE2b of all, `choice` what was asked beside
// the agenda's own choices (op/rank_choice.h).
static const oml_field ranking_fields[] = {
    TEXT("code", REQ),    PAIR("title", 0),    DATE("date", REQ),   TEXT("method", REQ), TEXT("choice", 0),
    TEXT("version", REQ), TEXT("inputs", REQ), TEXT("result", REQ), TEXT("digest", REQ), TRANSLATED,
};

static const oml_field weightset_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    ENUM("pentagon", REQ, "all|company|research|civil_society|government|financier"),
    TRANSLATED,
};

static const oml_field weight_fields[] = {
    TEXT("code", REQ),
    REF("weightset", REQ, "weightset"),
    REF("criterion", REQ, "criterion"),
    REAL("points", REQ | WHY),
    COMMON,
};

// `input_output` has flows among industries; `footprint` has products and what arises anywhere for their final demand;
// `accounts` has figures an industry and no flows among them. Accounts that carry one metric add up to that metric:
// value added is the sum of three primary inputs, an extraction footprint that of three materials.
static const oml_field iotable_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    DATE("year", REQ),
    TEXT("geography", REQ),
    TEXT("unit", REQ),
    ENUM("kind", REQ, "input_output|footprint|accounts"),
    ENUM("technology", REQ, "domestic|total|none"),
    PAIR("note", 0),
    TRANSLATED,
};

static const oml_field account_fields[] = {
    TEXT("code", REQ),
    REF("iotable", REQ, "iotable"),
    PAIR("label", REQ),
    ENUM("kind", REQ, "industry|product|final_demand|primary|stressor"),
    INT("position", REQ),
    TEXT("unit", REQ),
    REF("metric", 0, "metric"),
    DATE("year", 0), // when it is not the table's: persons of 2019 in a table of 2015
    TRANSLATED,
};

static const oml_field account_sector_fields[] = {
    TEXT("code", REQ), REF("account", REQ, "account"), REF("sector", REQ, "sector"), REAL("share", REQ), COMMON,
};

static const oml_field flow_fields[] = {
    TEXT("code", REQ),
    REF("iotable", REQ, "iotable"),
    REF("origin", REQ, "account"),
    REF("destination", REQ, "account"),
    REAL("value", REQ),
    COMMON,
};

// About a sector, about a chain, or about the whole region. Of several periods of one metric the latest counts.
static const oml_field statistic_fields[] = {
    TEXT("code", REQ),
    REF("sector", 0, "sector"),
    REF("chain", 0, "chain"),
    REF("metric", REQ, "metric"),
    REAL("value", REQ | WHY),
    REAL("low", 0),
    REAL("high", 0),
    TEXT("unit", REQ),
    DATE("period", REQ),
    TEXT("geography", REQ),
    ENUM("perspective", REQ, "production|consumption|policy|none"),
    ENUM("method", REQ, "measured|modelled|estimated|cited|calculated"),
    TEXT("vintage", 0),
    PAIR("note", 0),
    TRANSLATED,
};

static const oml_field rule_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    TEXT("instrument", REQ),
    DATE("date", REQ),
    ENUM("status", REQ, "in_force|planned|proposed"),
    LIST("chains", 0, "chain"),
    PAIR("effect", 0),
    TRANSLATED,
};

static const oml_field claim_fields[] = {
    TEXT("code", REQ),    PAIR("statement", REQ),
    REAL("value", 0),     TEXT("unit", REQ),
    DATE("period", 0),    TEXT("geography", 0),
    PAIR("finding", REQ), ENUM("verdict", REQ, "confirmed|between|depends|differs|not_found"),
    TEXT("figure", 0), // what is computed of the same: "jobs/per_job"
    TRANSLATED,
};

static const oml_field principle_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    PAIR("text", REQ),
    TRANSLATED,
};

static const oml_field ambition_fields[] = {
    TEXT("code", REQ), PAIR("title", REQ),         DATE("horizon", 0),
    TEXT("owner", 0),  LIST("chains", 0, "chain"), ENUM("status", REQ, "draft|adopted|revised|reached|lapsed"),
    TRANSLATED,
};

static const oml_field wording_fields[] = {
    TEXT("code", REQ),       REF("ambition", REQ, "ambition"),
    PAIR("text", REQ | WHY), PAIR("population", 0),
    REAL("threshold", 0),    ENUM("comparison", 0, "at_least|more_than"),
    DATE("date", 0),         TRANSLATED,
};

static const oml_field theme_fields[] = {
    TEXT("code", REQ), PAIR("title", REQ), ENUM("kind", REQ, "strategy|lever"), PAIR("description", 0), TRANSLATED,
};

static const oml_field lever_fields[] = {
    TEXT("code", REQ),        PAIR("title", REQ), ENUM("list", REQ, "prestudy_text|partnership"),
    REF("theme", 0, "theme"), PAIR("note", 0),    TRANSLATED,
};

static const oml_field path_fields[] = {
    TEXT("code", REQ),
    REF("theme", REQ, "theme"),
    PAIR("title", REQ),
    PAIR("description", 0),
    ENUM("strategy", REQ, "refuse|rethink|reduce|reuse|repair|refurbish|remanufacture|repurpose|recycle|system"),
    ENUM("instrument", REQ,
         "regulation|finance|knowledge|network|purchasing|communication|infrastructure|data|operation"),
    PAIR("actor", 0),
    ENUM("competence", 0, "flemish|federal|eu|local|private|mixed"),
    LIST("chains", 0, "chain"),
    TEXT("display", 0),
    ENUM("origin", REQ, "prestudy|demonstration"),
    ENUM("status", REQ | WHY, "menu|retained|reserve|not_retained|running|done|stopped"),
    TRANSLATED,
};

static const oml_field organisation_fields[] = {
    TEXT("code", REQ), TEXT("name", REQ), ENUM("pentagon", REQ, "company|research|civil_society|government|financier"),
    PAIR("role", 0),   TEXT("kbo", 0),    TEXT("url", 0),
    TRANSLATED,
};

static const oml_field initiative_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    ENUM("kind", REQ, "project|practice|programme|instrument|tool|study|network|living_lab"),
    PAIR("aim", 0),
    REF("lead", 0, "organisation"),
    LIST("chains", 0, "chain"),
    DATE("period_from", 0),
    DATE("period_to", 0),
    BOOL("continuous", REQ),
    ENUM("status", REQ | WHY, "preparation|running|closing|closed|stopped|suspended"),
    ENUM("scale", 0, "research|pilot|scale_up|roll_out"),
    PAIR("outcome", 0),
    TRANSLATED,
};

static const oml_field contribution_fields[] = {
    TEXT("code", REQ),        REF("initiative", REQ, "initiative"),
    REF("path", REQ, "path"), INT("strength", REQ),
    PAIR("mechanism", 0),     TRANSLATED,
};

static const oml_field partner_fields[] = {
    TEXT("code", REQ),
    REF("initiative", REQ, "initiative"),
    REF("organisation", REQ, "organisation"),
    ENUM("role", REQ, "partner|funder|host|supplier"),
    COMMON,
};

static const oml_field commitment_fields[] = {
    TEXT("code", REQ),
    REF("organisation", REQ, "organisation"),
    PAIR("statement", REQ),
    ENUM("kind", REQ, "do|fund|facilitate|purchase|share"),
    REAL("value", 0),
    TEXT("unit", 0),
    DATE("deadline", WHY),
    DATE("accepted", 0),
    ENUM("status", REQ | WHY, "proposed|promised|signed|running|kept|partly|not_kept|revised"),
    REF("path", 0, "path"),
    REF("initiative", 0, "initiative"),
    TRANSLATED,
};

static const oml_field milestone_fields[] = {
    TEXT("code", REQ),
    REF("initiative", REQ, "initiative"),
    PAIR("text", REQ),
    DATE("planned", REQ | WHY),
    DATE("forecast", WHY),
    DATE("actual", 0),
    ENUM("status", REQ | WHY, "planned|at_risk|reached|missed|dropped"),
    TEXT("evidence", 0),
    TRANSLATED,
};

static const oml_field progress_fields[] = {
    TEXT("code", REQ),  REF("initiative", REQ, "initiative"),
    DATE("date", REQ),  ENUM("status", REQ, "not_started|on_schedule|attention|late|done|stopped"),
    PAIR("changed", 0), PAIR("next", 0),
    PAIR("help", 0),    TRANSLATED,
};

static const oml_field funding_fields[] = {
    TEXT("code", REQ),
    REF("initiative", REQ, "initiative"),
    REF("organisation", REQ, "organisation"),
    ENUM("kind", REQ, "grant|loan|guarantee|own|eu"),
    MONEY("committed", REQ),
    MONEY("paid", 0),
    DATE("period", REQ),
    COMMON,
};

// A path or an initiative put forward for the programme. Codes in `requires` and `excludes` are other proposals.
// `benefit` is a result of a model or a judgement in `unit`, for a portfolio by stated benefits; else the scores of a
// round are used.
static const oml_field proposal_fields[] = {
    TEXT("code", REQ),
    REF("path", 0, "path"),
    REF("initiative", 0, "initiative"),
    REF("lead", 0, "organisation"),
    ENUM("wish", REQ | WHY, "open|must|never"),
    LIST("requires", 0, "proposal"),
    LIST("excludes", 0, "proposal"),
    REAL("benefit", WHY),
    REAL("low", 0),
    REAL("high", 0),
    TEXT("unit", 0),
    ENUM("method", 0, "measured|modelled|estimated|cited|calculated"),
    PAIR("motivation", 0),
    TRANSLATED,
};

// Money of one kind, or people, that a proposal asks in a year; amount is what is expected, between low and high.
static const oml_field need_fields[] = {
    TEXT("code", REQ),
    REF("proposal", REQ, "proposal"),
    DATE("period", REQ),
    ENUM("kind", 0, "grant|loan|guarantee|own|eu"),
    MONEY("amount", WHY),
    MONEY("low", 0),
    MONEY("high", 0),
    REAL("person_years", WHY),
    ENUM("method", REQ, "measured|modelled|estimated|cited|calculated"),
    COMMON,
};

// What there is to spend: of all kinds or one, in all years together or one; money, or people.
static const oml_field means_fields[] = {
    TEXT("code", REQ),    DATE("period", 0),         ENUM("kind", 0, "grant|loan|guarantee|own|eu"),
    MONEY("amount", WHY), REAL("person_years", WHY), COMMON,
};

// Of one theme, one chain, one group of the pentagon (by who leads), or of all proposals: at least, at most so many.
static const oml_field quota_fields[] = {
    TEXT("code", REQ),
    REF("theme", 0, "theme"),
    REF("chain", 0, "chain"),
    ENUM("pentagon", 0, "company|research|civil_society|government|financier"),
    INT("least", REQ | WHY),
    INT("most", WHY),
    COMMON,
};

static const oml_field indicator_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    PAIR("what", 0),
    TEXT("topic", 0),
    ENUM("level", REQ, "means|activity|performance|outcome|effect"),
    REF("ambition", 0, "ambition"),
    PAIR("aim", 0),
    TRANSLATED,
};

static const oml_field definition_fields[] = {
    TEXT("code", REQ),       REF("indicator", REQ, "indicator"),
    INT("version", REQ),     PAIR("text", REQ | WHY),
    TEXT("unit", REQ | WHY), ENUM("direction", REQ, "up|down|none"),
    TEXT("method", 0),       DATE("valid_from", 0),
    BOOL("break", REQ),      TRANSLATED,
};

static const oml_field observation_fields[] = {
    TEXT("code", REQ),
    REF("definition", REQ, "definition"),
    DATE("period", REQ),
    TEXT("geography", REQ),
    REAL("value", REQ),
    TEXT("unit", REQ),
    REAL("low", 0),
    REAL("high", 0),
    TEXT("vintage", 0),
    ENUM("status", REQ, "provisional|final|revised|estimated"),
    BOOL("moving_average", REQ),
    COMMON,
};

static const oml_field target_fields[] = {
    TEXT("code", REQ),
    REF("definition", REQ, "definition"),
    REAL("baseline", 0),
    DATE("baseline_year", 0),
    REAL("value", REQ | WHY),
    TEXT("unit", REQ),
    DATE("year", REQ | WHY),
    PAIR("note", 0),
    TRANSLATED,
};

static const oml_field caveat_fields[] = {
    TEXT("code", REQ), PAIR("title", REQ), PAIR("text", REQ), LIST("indicators", 0, "indicator"), TRANSLATED,
};

static const oml_field round_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    ENUM("about", REQ, "chain|path"),
    LIST("criteria", REQ, "criterion"),
    INT("scale_min", REQ),
    INT("scale_max", REQ),
    REAL("quorum", REQ),
    INT("top", REQ),
    INT("draws", REQ),
    INT("seed", REQ),
    ENUM("status", REQ | WHY, "draft|open|closed"),
    DATE("opened", 0),
    DATE("closed", 0),
    ENUM("mode", 0, "attributed|confidential|unlinkable"), // empty: attributed
    INT("min_cell", 0),                                    // the smallest group that is shown apart; empty: 3
    REF("previous", 0, "round"),
    BOOL("two_persons", REQ), // closing and reopening ask a second person
    TEXT("second", 0),        // the pseudonym of who did it with the one in the log
    TRANSLATED,
};

// Codes: a voter ROUND-V01, its ballots VOTER/ITEM/CRITERION, its recusals VOTER/ITEM. `voted` is for unlinkable
// rounds, in which it is all that is known of a voter.
static const oml_field voter_fields[] = {
    TEXT("code", REQ),
    REF("round", REQ, "round"),
    ENUM("pentagon", REQ, "company|research|civil_society|government|financier"),
    REF("organisation", 0, "organisation"),
    BOOL("voted", REQ),
    COMMON,
};

static const oml_field recusal_fields[] = {
    TEXT("code", REQ),
    REF("voter", REQ, "voter"),
    TEXT("item", REQ),
    ENUM("ground", REQ, "lead|partner|funding|commitment|declared"),
    TEXT("because", 0), // the code of the initiative or commitment
    ENUM("status", REQ | WHY, "standing|lifted"),
    COMMON,
};

// A score of an unlinkable round. Codes: ROUND/ITEM/NUMBER/CRITERION, numbered anew for each item (docs/adr/0007).
static const oml_field card_fields[] = {
    TEXT("code", REQ),
    REF("round", REQ, "round"),
    TEXT("item", REQ),
    INT("number", REQ),
    REF("criterion", REQ, "criterion"),
    ENUM("pentagon", 0, "company|research|civil_society|government|financier"),
    REAL("value", WHY),
    ENUM("mark", 0, "dont_know|interest"),
    COMMON,
};

static const oml_field ballot_fields[] = {
    TEXT("code", REQ),
    REF("voter", REQ, "voter"),
    TEXT("item", REQ),
    REF("criterion", REQ, "criterion"),
    REAL("value", WHY),
    ENUM("mark", 0, "dont_know|interest"),
    COMMON,
};

// What was said of an item in a round, never by whom. Codes: ROUND/ITEM/NUMBER.
static const oml_field argument_fields[] = {
    TEXT("code", REQ), REF("round", REQ, "round"),
    TEXT("item", REQ), ENUM("side", REQ, "pro|contra|remark"),
    PAIR("text", REQ), TRANSLATED,
};

static const oml_field decision_fields[] = {
    TEXT("code", REQ),       PAIR("title", REQ),    DATE("date", REQ),        TEXT("body", REQ),
    PAIR("text", REQ | WHY), PAIR("motivation", 0), REF("round", 0, "round"), TRANSLATED,
};

static const oml_field outcome_fields[] = {
    TEXT("code", REQ),     REF("decision", REQ, "decision"),
    TEXT("item", REQ),     ENUM("result", REQ | WHY, "priority|retained|reserve|not_retained"),
    PAIR("motivation", 0), TRANSLATED,
};

static const oml_field lesson_fields[] = {
    TEXT("code", REQ),
    PAIR("title", REQ),
    PAIR("context", 0),
    PAIR("advice", 0),
    REF("initiative", 0, "initiative"),
    REF("path", 0, "path"),
    TRANSLATED,
};

#define NOUN(name, plural, help)                                                                                       \
    {                                                                                                                  \
#name, plural, help, name##_fields, OML_COUNT(name##_fields)                                                   \
    }

const oml_noun oml_nouns[] = {
    NOUN(agenda, "agendas", N_("the agenda itself: title, scope, period, how many chains get priority")),
    NOUN(source, "sources", N_("a publication, statistic, law, page or judgement that figures and facts come from")),
    NOUN(neighbour, "neighbours", N_("another agenda that borders on this one")),
    NOUN(sector, "sectors", N_("a NACE sector, in its version of the classification")),
    NOUN(crosswalk, "crosswalks", N_("how a sector of one NACE version maps to another")),
    NOUN(overlap, "overlaps", N_("what a sector shares with a neighbour agenda")),
    NOUN(chain, "chains", N_("a value chain: chosen, or a candidate that was not")),
    NOUN(chain_sector, "chain_sectors", N_("a sector's place in a value chain, with the share that belongs to it")),
    NOUN(metric, "metrics", N_("a measure that figures are given in: unit and perspective")),
    NOUN(criterion, "criteria", N_("a question that chains or paths are compared on")),
    NOUN(weightset, "weightsets", N_("a set of weights, of all or of one group of the pentagon")),
    NOUN(weight, "weights", N_("the weight a set gives to a criterion")),
    NOUN(ranking, "rankings",
         N_("a ranking of value chains as it stood: all it was computed from, and what came of it")),
    NOUN(iotable, "iotables", N_("an input-output or footprint table")),
    NOUN(account, "accounts",
         N_("a row or column of a table: industry, final demand, primary input, stressor, product")),
    NOUN(account_sector, "account_sectors",
         N_("which NACE sectors an account covers, and which share of it each takes")),
    NOUN(flow, "flows", N_("one cell of a table")),
    NOUN(statistic, "statistics", N_("a published figure about a sector, a chain or the whole region")),
    NOUN(rule, "rules", N_("a European rule with its date")),
    NOUN(claim, "claims", N_("a headline figure beside what public text and the tables say")),
    NOUN(principle, "principles", N_("a principle behind the agenda")),
    NOUN(ambition, "ambitions", N_("what the agenda wants to reach, and by when")),
    NOUN(wording, "wordings", N_("one published wording of an ambition: text, population, threshold")),
    NOUN(theme, "themes", N_("a theme of the menu: circular strategy or lever")),
    NOUN(lever, "levers", N_("a lever as other lists name it, with the theme it corresponds to")),
    NOUN(path, "paths", N_("a work path of the menu")),
    NOUN(organisation, "organisations", N_("an organisation and its place in the pentagon")),
    NOUN(initiative, "initiatives", N_("a project, practice, programme or instrument that carries paths out")),
    NOUN(contribution, "contributions",
         N_("which path an initiative contributes to, how strongly and by what mechanism")),
    NOUN(partner, "partners", N_("an organisation's part in an initiative")),
    NOUN(commitment, "commitments", N_("what an organisation has promised")),
    NOUN(milestone, "milestones", N_("a verifiable step of an initiative")),
    NOUN(progress, "progress", N_("a progress report, the same form for all")),
    NOUN(funding, "funding", N_("money for an initiative: committed and paid")),
    NOUN(proposal, "proposals",
         N_("a path or initiative put forward for the programme, with what it requires and excludes")),
    NOUN(need, "needs", N_("what a proposal asks in a year: money of one kind, or people")),
    NOUN(means, "means", N_("what there is to spend: money or people, of a year, of a kind, or of all")),
    NOUN(quota, "quotas", N_("how many proposals of a theme, chain or pentagon group there are at least and at most")),
    NOUN(indicator, "indicators", N_("what is measured, and how well it measures what is meant")),
    NOUN(definition, "definitions", N_("a version of an indicator's definition")),
    NOUN(observation, "observations", N_("a value of an indicator, with its definition and vintage")),
    NOUN(target, "targets", N_("a target value of an indicator")),
    NOUN(caveat, "caveats", N_("a trap in the data that a reader should know")),
    NOUN(round, "rounds", N_("a scoring round: what is scored, by which scale and rules")),
    NOUN(voter, "voters", N_("a member of a round's panel: a code and a place in the pentagon, never a name")),
    NOUN(recusal, "recusals", N_("who stands aside for which item, and on what ground")),
    NOUN(ballot, "ballots", N_("one score: a value, or why there is none")),
    NOUN(card, "cards", N_("one score of an unlinkable round, of which nobody knows whose it is")),
    NOUN(argument, "arguments", N_("what was said for or against an item of a round, apart from who said it")),
    NOUN(decision, "decisions", N_("what a body decided, apart from the scores")),
    NOUN(outcome, "outcomes", N_("what a decision says of one chain or path")),
    NOUN(lesson, "lessons", N_("what was learned, and where it applies")),
};
const size_t oml_noun_count = OML_COUNT(oml_nouns);

const oml_noun *
oml_noun_find(const char *name)
{
    for (size_t i = 0; i < oml_noun_count; i++)
        if (strcmp(oml_nouns[i].name, name) == 0 || strcmp(oml_nouns[i].plural, name) == 0)
            return &oml_nouns[i];
    return NULL;
}

size_t
oml_noun_field(const oml_noun *noun, const char *name)
{
    for (size_t i = 0; i < noun->n_fields; i++)
        if (strcmp(noun->fields[i].name, name) == 0)
            return i;
    return noun->n_fields;
}

bool
oml_noun_pair(const oml_noun *noun, size_t nl, size_t *en)
{
    const char *name = noun->fields[nl].name;
    const size_t n = strlen(name);
    if (n < 4 || strcmp(name + n - 3, "_nl") != 0 || nl + 1 >= noun->n_fields)
        return false;
    const char *next = noun->fields[nl + 1].name;
    if (strlen(next) != n || strncmp(name, next, n - 2) != 0 || strcmp(next + n - 3, "_en") != 0)
        return false;
    *en = nl + 1;
    return true;
}

bool
oml_noun_enum_has(const oml_field *field, const char *value, size_t n)
{
    for (const char *at = field->of; at != NULL && n > 0;) {
        const size_t len = strcspn(at, "|");
        if (len == n && memcmp(at, value, n) == 0)
            return true;
        at = at[len] == '|' ? at + len + 1 : NULL;
    }
    return false;
}
