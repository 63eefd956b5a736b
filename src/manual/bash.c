/* bash.c - writes the completion script for bash from the descriptions of the commands. */
#include "manual/write.h"

/* The part of the script that does not depend on the commands. */
static const char completion[] =
    "# Puts the words that can complete a word into COMPREPLY.\n"
    "_samplint_offer() {\n"
    "    local kind=$1 word=$2\n"
    "    case $kind in\n"
    "    words*) mapfile -t COMPREPLY < <(compgen -W \"${kind#words}\" -- \"$word\") ;;\n"
    "    files)\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
    "        ;;\n"
    "    folders)\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        mapfile -t COMPREPLY < <(compgen -d -- \"$word\")\n"
    "        ;;\n"
    "    esac\n"
    "}\n"
    "\n"
    "_samplint() {\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=check kind\n"
    "    COMPREPLY=()\n"
    "    # bash makes the equals sign of --option=value a word of its own\n"
    "    if [[ $word == = ]]; then\n"
    "        word=\n"
    "    elif [[ $before == = ]]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    fi\n"
    "    if ((COMP_CWORD > 1)) && [[ \" $_samplint_commands \" == *\" ${COMP_WORDS[1]} \"* ]]; then\n"
    "        command=${COMP_WORDS[1]}\n"
    "    fi\n"
    "    if kind=$(_samplint_value \"$command\" \"$before\"); then\n"
    "        _samplint_offer \"$kind\" \"$word\"\n"
    "    elif [[ $word == -* ]]; then\n"
    "        _samplint_offer \"words $(_samplint_options \"$command\")\" \"$word\"\n"
    "    else\n"
    "        _samplint_offer \"$(_samplint_word \"$command\" \"$COMP_CWORD\")\" \"$word\"\n"
    "        if ((COMP_CWORD == 1)); then\n"
    "            mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W \"$_samplint_commands\" -- \"$word\")\n"
    "        fi\n"
    "    fi\n"
    "}\n"
    "\n"
    "complete -F _samplint samplint\n";

static void write_options(FILE *file) {
    fputs("\n_samplint_options() {\n    case $1 in\n", file);
    for (size_t i = 0; i < command_count; i++) {
        fprintf(file, "    %s) echo '", commands[i]->name);
        for (size_t k = 0; commands[i]->options[k]; k++)
            fprintf(file, "--%s ", commands[i]->options[k]->name);
        fprintf(file, "--%s' ;;\n", option_help.name);
    }
    fputs("    esac\n}\n", file);
}

static void write_value(FILE *file, const struct command_option *option) {
    switch (option->value) {
    case VALUE_FILE: fputs("files", file); return;
    case VALUE_FOLDER: fputs("folders", file); return;
    case VALUE_RULE: fputs("words $_samplint_rules", file); return;
    case VALUE_PATH: fputs("words $_samplint_paths", file); return;
    default: break;
    }
    if (option->words) {
        fputs("words ", file);
        write_words(file, option);
    } else {
        fputs("nothing", file);
    }
}

static void write_values(FILE *file) {
    fputs("\n# Prints the kind of value that an option takes; fails if it takes none.\n"
          "_samplint_value() {\n    case $1:$2 in\n",
          file);
    for (size_t i = 0; i < command_count; i++)
        for (size_t k = 0; commands[i]->options[k]; k++)
            if (commands[i]->options[k]->argument) {
                fprintf(file, "    %s:--%s) echo \"", commands[i]->name, commands[i]->options[k]->name);
                write_value(file, commands[i]->options[k]);
                fputs("\" ;;\n", file);
            }
    fputs("    *) return 1 ;;\n    esac\n}\n", file);
}

static void write_command_words(FILE *file) {
    fputs("\n# Prints the kind of word that a command takes at a place.\n"
          "_samplint_word() {\n    case $1:$2 in\n",
          file);
    for (size_t i = 0; i < command_count; i++)
        if (commands[i]->terms) {
            fprintf(file, "    %s:2) echo 'words", commands[i]->name);
            for (const struct term *term = commands[i]->terms; term->name; term++)
                fprintf(file, " %s", term->name);
            fputs("' ;;\n", file);
        } else if (commands[i]->words == WORDS_RULES) {
            fprintf(file, "    %s:*) echo folders ;;\n", commands[i]->name);
        } else if (commands[i]->words == WORDS_TOPICS) {
            fprintf(file, "    %s:*) echo \"words $_samplint_topics\" ;;\n", commands[i]->name);
        }
    fputs("    *) echo files ;;\n    esac\n}\n\n", file);
}

void write_bash(FILE *file, const struct names *names) {
    fputs("# Completion of samplint in bash.\n\n_samplint_commands='", file);
    for (size_t i = 0; i < command_count; i++)
        fprintf(file, "%s%s", i == 0 ? "" : " ", commands[i]->name);
    fputs("'\n", file);
    write_names(file, names, "_samplint_", "='", "'\n");
    write_options(file);
    write_values(file);
    write_command_words(file);
    fputs(completion, file);
}
