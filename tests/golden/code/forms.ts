import type { APIGatewayProxyEvent } from 'aws-lambda';
import { Handler, type Context } from 'aws-lambda';
import fs = require('fs');

interface Order { id: string; total?: number }
type Id = string | number;
declare const secret: string;
enum Color { red = 1, green }
abstract class Base<T> implements Runs {
  private readonly name: string = 'x';
  constructor(private store: Store, public count?: number) { super(); }
  abstract run(): void;
  @logged() public async handle(event: T): Promise<void> { await this.store!.put(event as any); }
}
export const handler: Handler<APIGatewayProxyEvent> = async (event, context?: Context): Promise<unknown> => {
  const order = <Order>JSON.parse(event.body!) satisfies Order;
  const get = async <T,>(id: Id, ...rest: string[]): Promise<T> => load<T>(id);
  return { statusCode: 200, body: JSON.stringify(order) };
};
export type { Order };
