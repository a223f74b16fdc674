#include "cli/help.h"

#include <fmt/format.h>

#include "facts/as_of.h"

namespace plimsoll {

std::string_view help() {
  return R"(plimsoll says which settings of a serverless deployment will fail once deployed.

plimsoll check [PATH…]           analyse templates; folders are searched (default: the current one)
    --format FORMAT              text, json, sarif, github, gitlab, junit, markdown (text)
    --output FORMAT=FILE         write a report to a file; as often as wanted
    --select ID|TOPIC            only these checks
    --ignore ID|TOPIC            not these
    --strict                     also what many teams leave out on purpose
    --fail-on SEVERITY           exit with 1 at error, warning or never (error)
    --fix                        make the edits that are safe, and report what is left
    --diff                       print these edits and change nothing; exit with 1 if there are any
    --parameter KEY=VALUE        the value with which a parameter will be deployed
    --parameter-file FILE        such values from a file
    --as-of YYYY-MM-DD           judge as on this day (today)
    --account-concurrency N      concurrent executions that the account may have (1000)
    --allow-empty                no trouble when a PATH is no template, or nothing is there
    --baseline FILE              findings that are known already; only others count
    --write-baseline FILE        write what is found to such a file
    --changed-since REF          only findings where something changed since this version in git
    --config FILE                instead of the .plimsoll.yaml that is nearest to each template
    --stdin-filename NAME        read standard input as if it were this file
    --jobs N                     analyse so many templates at a time (as many as there are cores)
    --color WHEN                 auto, always or never (auto)

plimsoll explain ID|TOPIC        what a check looks for, with examples and evidence
plimsoll explain STATUS|"ERROR"  what a status, an exception or a line of a log means; with
                                 --in PATH also what of that is found there
plimsoll checks [--format json]  all checks
plimsoll config explain FILE     what holds for a template, and where that was said
plimsoll config keys             what may stand in a .plimsoll.yaml
plimsoll graph [PATH…]           draw what sets functions going and what they send on, with findings
                                 where they are; --format mermaid, dot or svg (mermaid), and those
                                 options of check that decide what is found
plimsoll dump --step STEP PATH   what was understood: tree, resources, model, code

plimsoll --version, plimsoll --help

Exit codes: 0, nothing at or above --fail-on; 1, findings; 2, trouble: wrong usage, unreadable
input, nothing to analyse.
)";
}

std::string_view version() {
  return PLIMSOLL_VERSION;
}

std::string version_line() {
  return fmt::format("plimsoll {} (AWS data of {})", version(), to_string(facts_as_of));
}

}  // namespace plimsoll
