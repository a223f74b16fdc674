// From the paths on the command line to the files that may be templates.
//
// Files that are named are taken as they are. Folders are searched, however large they are, because
// they are named, too; but not those in them that hold copies: builds, packages, caches, virtual
// environments. Of the files that make a Terraform module one stands for all. Links to folders are
// not followed, so there are no loops. What a configuration excludes is left out, named or not.
// Out: files sorted by path, each once, however often and in whatever order it was named.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cli/configurations.h"
#include "report/run.h"

namespace plimsoll {

struct Candidate {
  std::string path;
  bool named = false;  // on the command line itself, not found in a folder
};

struct Discovered {
  std::vector<Candidate> files;
  std::vector<Problem> problems;  // what is named and does not exist, what cannot be opened
  std::vector<Skipped> skipped;
  bool all_excluded = false;  // everything that is named: then there is nothing to analyse, rightly
};

// Whether a file of this name and size is worth looking into.
bool may_be_template_file(const std::filesystem::directory_entry& entry);

// Of files, by whether they are named. Those of a folder are one module of Terraform's: whichever
// stands for it, all are read.
void keep_one_of_each_module(std::map<std::string, bool>& files);

Discovered discover(const std::vector<std::string>& paths, Configurations& configurations);
// Standard input under a name, which need not be that of a file.
Discovered discover_input(const std::string& name, Configurations& configurations);

}  // namespace plimsoll
