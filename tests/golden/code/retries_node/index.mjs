import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'

const dynamo = new DynamoDBClient({})
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

// Tries again after half a second, and gives up.
const chained = (url, left) =>
  fetch(url).catch((error) => {
    if (left === 0) throw error
    return sleep(500).then(() => chained(url, left - 1))
  })

// Tries again for as long as it fails, after another time each time.
async function endless(url, delay = 100) {
  try {
    return await fetch(url)
  } catch (error) {
    await sleep(delay)
    return endless(url, delay * 2)
  }
}

// The method of a class; a timer that settles the promise.
class Store {
  async save(item, left = 3) {
    try {
      return await dynamo.send(new PutItemCommand({ TableName: 'orders', Item: item }))
    } catch (error) {
      if (left === 0) throw error
      return new Promise((resolve, reject) => {
        setTimeout(() => this.save(item, left - 1).then(resolve, reject), 700)
      })
    }
  }
}

// By its name, as what is called when it fails.
const again = () => fetch('https://example.com/again').then((answer) => answer.text(), again)

// Asks until there is something: that is no failure.
const polling = async (url) => {
  try {
    const answer = await fetch(url)
    return answer.ok ? answer : polling(url)
  } catch {
    return polling(url)
  }
}

// Calls itself, but not because a call failed.
const pages = async (url) => {
  const answer = await (await fetch(url)).json()
  return answer.next ? pages(answer.next) : answer
}

// What is called when it fails is somebody else's.
const elsewhere = (url, then) => fetch(url).catch(() => then())

export const handler = async (event) => {
  await chained(event.url, 3)
  await endless(event.url)
  await new Store().save(event.item)
  await again()
  await polling(event.url)
  await pages(event.url)
  await elsewhere(event.url, event.then)
}
