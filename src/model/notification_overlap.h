// Whether two notifications of a bucket can be meant by one event: S3 takes no such pair.
#pragma once

#include "model/answer.h"
#include "model/sources.h"

namespace plimsoll {

// Their events overlap ("s3:ObjectCreated:*" and "s3:ObjectCreated:Put"), and so do the prefixes
// and the suffixes of their filters, of which an absent one takes every key. Unknown when that
// depends on what only AWS or the deployer knows.
Answer overlap(const BucketNotification& left, const BucketNotification& right);

}  // namespace plimsoll
