/* A walk through a small case as lines of the protocol, and a screen to show them on. */
#ifndef TEST_TERMINAL_WALK_H
#define TEST_TERMINAL_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "debrief.h"
#include "json.h"
#include "page.h"

/* The pages of the walk, by their place in it. */
enum page {
    SESSION,
    NODE,
    OFFER,
    HARMFUL,
    RESULT,
    INTERRUPT,
    CHANCE,
    AGAIN,
    ORDERS,
    ORDERED,
    REVEAL,
    QUESTION,
    ANSWERED,
    NEUTRAL,
    ERROR,
    HINT,
    WHY,
    CHART,
    FAULT,
    OUTCOME,
    PAGES
};

/* Lines of one walk, with ' for ". */
static const char *const walk[PAGES] = {
    "{'event':'session','protocol':1,'pathway':'anaphylaxis','title':'Anaphylaxis on the ward',"
    "'summary':'First-line treatment, and what to do when it is not "
    "enough.','version':'1.0.0','audience':'students',"
    "'authors':['A. Author','B. "
    "Author'],'reviewers':[],'reviewed':'2026-11-20','review_by':'2028-11-20',"
    "'goals':['Give **adrenaline** first'],'reading':6,'variant':'base','variant_text':'flushed "
    "and hoarse',"
    "'seed':'42','name':'Sam','decisions':4,'learning_points':2,'mode':'learn'}",
    "{'event':'node','node':'door','kind':'decision','text':'Sam is flushed, *hoarse* and "
    "frightened.','again':false,"
    "'minutes':0,'vitals':[{'field':'sbp','label':'Systolic "
    "BP','value':'78','unit':'mmHg','abnormal':'low',"
    "'changed':false},{'field':'hr','label':'Pulse','value':'124','unit':'/"
    "min','abnormal':'high','changed':false},"
    "{'field':'gcs','label':'GCS','value':15,'unit':null,'abnormal':null,'changed':false}]}",
    "{'event':'offer','node':'door','kind':'decision','options':[{'id':'adrenaline','label':'"
    "Adrenaline 0.5 mg into "
    "the thigh, now'},{'id':'antihistamine','label':'Chlorphenamine 10 mg and "
    "watch'}],'hint':true,'visit':0,"
    "'minutes':0}",
    "{'event':'choice','node':'door','kind':'decision','option':'antihistamine','label':'"
    "Chlorphenamine 10 mg and "
    "watch','rating':'harmful','credit':0,'because':'It does nothing for airway or "
    "pressure.','contested':true,"
    "'sources':[{'id':'rcuk','text':'Resuscitation Council UK, "
    "2021','grade':'guideline','unverified':false},"
    "{'id':'x','text':'A textbook','grade':null,'unverified':true}],'minutes':10}",
    "{'event':'result','text':'The voice is almost gone.','takes':10,'minutes':10}",
    "{'event':'interrupt','id':'arrest','text':'The monitor shows no pressure.','minutes':10}",
    "{'event':'chance','node':'response','branch':'settles','text':'The pressure comes "
    "back.','minutes':10}",
    "{'event':'node','node':'door','kind':'decision','text':'Sam is flushed, *hoarse* and "
    "frightened.','again':true,"
    "'minutes':10,'vitals':[{'field':'sbp','label':'Systolic "
    "BP','value':'53','unit':'mmHg','abnormal':'low',"
    "'changed':true,'was':'78','trend':'down'},{'field':'airway','label':'Airway','value':'stridor'"
    ",'unit':null,"
    "'abnormal':true,'changed':true,'was':'clear','trend':'worse'},{'field':'gcs','label':'GCS','"
    "value':15,'"
    "changed':false}]}",
    "{'event':'offer','node':'workup','kind':'orders','options':[{'id':'tryptase','label':'"
    "Tryptase'},{'id':'film',"
    "'label':'Chest film'},{'id':'ecg','label':'ECG'}],'hint':false,'visit':0,'minutes':10}",
    "{'event':'choice','node':'workup','kind':'orders','option':'film','label':'Chest "
    "film','rating':'suboptimal',"
    "'because':null,'minutes':30,'items':[{'id':'film','label':'Chest "
    "film','ticked':true,'rating':'acceptable',"
    "'because':'It does no "
    "harm.'},{'id':'tryptase','label':'Tryptase','ticked':false,'rating':'suboptimal',"
    "'because':'It proves the diagnosis.'}]}",
    "{'event':'reveal','fields':[{'field':'tryptase','label':'Tryptase','value':'34','unit':'ug/"
    "L','normal':[0,11],"
    "'abnormal':'high','chart':'lab'},{'field':'film','label':'Chest film','value':'Clear lungs, "
    "no abnormality of "
    "the heart or of the vessels.','chart':'imaging'}],'minutes':30}",
    "{'event':'offer','node':'dose','kind':'question','options':[],'unit':'mg','hint':false,'visit'"
    ":0,'minutes':30}",
    "{'event':'choice','node':'dose','kind':'question','option':'right','label':'right','given':'0."
    "5','rating':'best',"
    "'because':'For an adult.','minutes':31}",
    "{'event':'choice','node':'door','kind':'decision','option':'wait','label':'Wait','rating':"
    "null,'minutes':31}",
    "{'event':'error','message':'There is no option 9.'}",
    "{'event':'hint','text':'Which drug has saved a life here?'}",
    "{'event':'why','text':'It treats shock and "
    "airway.','sources':[{'id':'rcuk','text':'Resuscitation Council UK, "
    "2021','grade':'guideline'}]}",
    "{'event':'chart','name':'Sam, 24','minutes':35,'sections':[{'name':'Vital "
    "signs','kind':'vital','rows':[{'field':"
    "'sbp','label':'Systolic BP','value':'53','unit':'mmHg','normal':'100 to "
    "140','abnormal':'low','minutes':null}]},"
    "{'name':'Examination','kind':'exam','rows':[]},{'name':'Laboratory','kind':'lab','rows':[{'"
    "field':'tryptase',"
    "'label':'Tryptase','value':'34','unit':'ug/"
    "L','normal':'0–11','abnormal':'high','minutes':30}]},{'name':"
    "'Imaging','kind':'imaging','rows':[{'field':'film','label':'Chest film','value':'Clear lungs, "
    "no abnormality of "
    "the heart or of the vessels.','minutes':30}]}]}",
    "{'event':'fault','kind':'pathway','message':'the field sbp would be "
    "-5','file':'ana.lua','line':31}",
    "{'event':'outcome','id':'home','good':true,'utility':1,'minutes':155}",
};

/* What comes after it. */
static const char *const afterwards[] = {
    "{'event':'debrief','pathway':'anaphylaxis','outcome':'home','outcome_text':'Sam goes "
    "home.','good':true,"
    "'utility':1,'passed':false,'score':0.625,'pass_score':0.7,'pass_harmful':0,'harmful':1,'rated'"
    ":3,'hints':1,"
    "'minutes':155,'expert_minutes':60,'expert_outcome':'home','over':true}",
    "{'event':'verdict','node':'door','text':'Sam is "
    "flushed','option':'antihistamine','label':'Chlorphenamine 10 mg "
    "and watch','rating':'harmful','because':'It does "
    "nothing.','contested':true,'sources':[{'id':'rcuk','text':"
    "'Resuscitation Council UK, "
    "2021','grade':'guideline'}],'best':[{'id':'adrenaline','label':'Adrenaline 0.5 mg'}],"
    "'minutes':0,'taken_back':true}",
    "{'event':'verdict','node':'dose','text':'What dose','option':'right','label':'0.5 "
    "mg','rating':'best','because':"
    "'For an adult.','sources':[],'best':[{'id':'right','label':'0.5 "
    "mg'}],'minutes':30,'taken_back':false}",
    "{'event':'verdict','node':'door','text':'And "
    "then','option':'wait','label':'Wait','rating':null,'minutes':31}",
    "{'event':'learning_point','id':'im','text':'Intramuscular adrenaline comes "
    "**first**','state':'met'}",
    "{'event':'learning_point','id':'tr','text':'Tryptase proves the diagnosis','state':'missed'}",
    "{'event':'learning_point','id':'bi','text':'The second wave','state':'not_reached'}",
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static json_t *line_of(const char *quoted) {
    struct failure why;
    char *text = strdup(quoted);
    for (char *c = text; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    json_t *line = json_read(text, strlen(text), &why);
    if (!line) {
        fprintf(stderr, "%s: %s\n", why.text, text);
        abort();
    }
    free(text);
    return line;
}

/* How a page is looked at. */
struct look {
    int width;
    bool plain, colour, ascii;
};

struct sheet {
    struct screen screen;
    char *text;
    size_t size;
};

static void sheet_open(struct sheet *sheet, struct look look) {
    char columns[16];
    snprintf(columns, sizeof columns, "%d", look.width);
    setenv("COLUMNS", columns, 1);
    screen_init(&sheet->screen, open_memstream(&sheet->text, &sheet->size), look.plain);
    sheet->screen.colour = look.colour;
    sheet->screen.utf8 = !look.ascii;
}

static char *sheet_close(struct sheet *sheet) {
    fclose(sheet->screen.out);
    return sheet->text;
}

#endif
