// One file of a Terraform configuration, whichever syntax it is written in.
//
// In: a file named `*.tf`, `*.tf.json`, `*.tfvars` or `*.tfvars.json`. Out: its Body, and a
// Document with its comments, problems and what stands where: for suppressions and
// `dump --step tree`. Refuses nothing; a file that cannot be read has a problem.
#pragma once

#include <string>
#include <string_view>

#include "read/reader.h"
#include "terraform/block.h"
#include "text/sources.h"

namespace plimsoll::terraform {

struct File {
  DocumentPtr document;
  Body body;
};

// By its name: `.tf` or `.tf.json`, but no file that an editor or an operating system left behind.
bool is_configuration(std::string_view path);
// In the JSON syntax.
bool is_json(std::string_view path);

File read_file(const Sources& sources, FileId file);
// The same of a file that may not be there, or be binary: then that is its problem.
File open_file(Sources& sources, const std::string& path);

}  // namespace plimsoll::terraform
