// Values that are given to the variables of a root module.
//
// In: the variables files in its folder, and what the user gives on the command line. Out: values
// by name; the later ones of Terraform's order win. Refuses nothing: a file that cannot be read has
// its problem in its document.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "read/inputs.h"
#include "read/reader.h"
#include "terraform/project.h"

namespace plimsoll::terraform {

// `.tfvars` and `.tfvars.json`, given by name.
bool is_values_file(std::string_view path);
Result<std::vector<Given>> read_values_file(Sources& sources, const std::string& path);

using GivenValues = std::map<std::string, Value, std::less<>>;

// What is given on the command line is written in no file: it has the default Span, until it is
// moved to the variable that it is given to.
Value moved(const Value& value, Span span);

void add_given(GivenValues& values, Project& project, const Inputs& inputs,
               std::vector<DocumentPtr>& documents);

}  // namespace plimsoll::terraform
