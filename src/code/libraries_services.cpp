// Services on the internet that are called by libraries of their own and do what cannot be undone:
// they take money, pay it out, write to people.
#include <algorithm>
#include <array>
#include <string>

#include "code/libraries.h"

namespace plimsoll::code {
namespace {

struct ServiceFunction {
  std::string_view way;
  std::string_view library;
  std::string_view operation;  // as the service's own documentation calls it
};

// Of the libraries for Python and for Node, whose clients are made first or stand in the library.
constexpr std::array<ServiceFunction, 16> functions{{
    {"@sendgrid/mail.send", "sendgrid", "send"},
    {"sendgrid.SendGridAPIClient.send", "sendgrid", "send"},
    {"stripe.Charge.create", "stripe", "charges.create"},
    {"stripe.PaymentIntent.create", "stripe", "paymentIntents.create"},
    {"stripe.Payout.create", "stripe", "payouts.create"},
    {"stripe.StripeClient.charges.create", "stripe", "charges.create"},
    {"stripe.StripeClient.payment_intents.create", "stripe", "paymentIntents.create"},
    {"stripe.StripeClient.payouts.create", "stripe", "payouts.create"},
    {"stripe.StripeClient.transfers.create", "stripe", "transfers.create"},
    {"stripe.Transfer.create", "stripe", "transfers.create"},
    {"stripe.charges.create", "stripe", "charges.create"},
    {"stripe.paymentIntents.create", "stripe", "paymentIntents.create"},
    {"stripe.payouts.create", "stripe", "payouts.create"},
    {"stripe.transfers.create", "stripe", "transfers.create"},
    {"twilio.messages.create", "twilio", "messages.create"},
    {"twilio.rest.Client.messages.create", "twilio", "messages.create"},
}};
static_assert(std::ranges::is_sorted(functions, {}, &ServiceFunction::way));

}  // namespace

std::optional<Meaning> call_service_library(Walker& walker, const Library& library,
                                            const Passing& passing, Span at) {
  const std::string way = plain_way(library);
  const auto known = std::ranges::lower_bound(functions, way, {}, &ServiceFunction::way);
  if (known == functions.end() || known->way != way) return std::nullopt;
  RemoteCall call = http_call(walker, known->library, known->operation, at);
  call.timeout_unclear = true;  // these libraries have one of their own
  return record_call(walker, std::move(call), passing, at);
}

}  // namespace plimsoll::code
