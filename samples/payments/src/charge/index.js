// POST /charges: charges a card at the provider, with the key from the secret.
const { GetSecretValueCommand, SecretsManagerClient } = require("@aws-sdk/client-secrets-manager");

const secrets = new SecretsManagerClient({});
let providerKey;

const readKey = async () => {
  const answer = await secrets.send(
    new GetSecretValueCommand({ SecretId: process.env.PROVIDER_SECRET }),
  );
  return answer.SecretString;
};

const respond = (statusCode, body) => ({ statusCode, body: JSON.stringify(body) });

exports.handler = async (event) => {
  let charge;
  try {
    charge = JSON.parse(event.body);
  } catch {
    return respond(400, { message: "the body is no JSON" });
  }
  providerKey ??= await readKey();
  const answer = await fetch("https://cards.example.com/v1/charges", {
    method: "POST",
    headers: { authorization: `Bearer ${providerKey}`, "content-type": "application/json" },
    body: JSON.stringify({ card: charge.card, cents: charge.cents }),
    signal: AbortSignal.timeout(20_000),
  });
  return respond(answer.ok ? 201 : 502, await answer.json());
};
