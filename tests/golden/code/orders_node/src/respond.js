module.exports.respond = (statusCode, body) => ({ statusCode, body: JSON.stringify(body) })
module.exports.wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
