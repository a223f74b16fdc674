// What the roles of functions are allowed by statements that stand in the files: for checks that
// ask whether a grant is wider than the function needs.
//
// In: the roles of a deployment. Out: grants in the order of the roles. A policy that several roles
// have is one text to mend, so each statement comes once, with the first function that has it.
// Leaves out what is AWS's own, what holds under a condition, and NotAction.
#pragma once

#include <vector>

namespace plimsoll {

struct Deployment;
struct Function;
struct Role;
struct Statement;

struct Grant {
  const Function& function;
  const Role& role;
  const Statement& statement;
};

std::vector<Grant> unconditional_grants(const Deployment& deployment);

}  // namespace plimsoll
