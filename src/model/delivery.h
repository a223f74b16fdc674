// What is sent to the queues and topics of the files by services that a policy of the queue or
// topic must let in: topics and their dead letters, rules and theirs, buckets.
//
// In: a deployment. Out: each delivery once, with the answer of the policies of the files. Leaves
// out what is sent with somebody's role (a rule's target with RoleArn, a schedule, a pipe, a
// function), and what goes to a queue or topic outside the files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/answer.h"
#include "resource/resource.h"
#include "resource/value.h"

namespace plimsoll {

struct Deployment;
struct ResourcePolicy;

struct Delivery {
  std::string_view service;          // that sends: "sns.amazonaws.com"
  const Resource* source = nullptr;  // the topic, rule or bucket
  Text source_arn;                   // that AWS presents as aws:SourceArn, with holes
  const Resource* target = nullptr;  // the queue or topic
  Value place;                       // where the sender names it
  bool dead_letters = false;         // what could not be delivered to somebody else

  std::string_view action() const;  // "sqs:SendMessage", "sns:Publish"

  // yes: a policy of the files lets it in. no: none can. unknown: something opaque decides.
  Answer admitted = Answer::no;
  // A policy of the target, whatever it says; null when the files have none.
  const ResourcePolicy* policy = nullptr;

  // The key with which the target is encrypted; absent without one.
  Value key;
  // Whether that key lets the service encrypt with it; AWS's own keys do not.
  Answer key_admits = Answer::yes;
};

std::vector<Delivery> deliveries(const Deployment& deployment);

}  // namespace plimsoll
