// Compiles CloudFormation's resource types (@aws-cdk/aws-service-spec) into the tables of
// resource_types.cpp: the properties of each type and of the types nested in it, for the services
// that serverless applications are made of.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { array, text } from './cpp.mjs';
import { ShapeTable } from './shape_table.mjs';
import { TextPool } from './text_pool.mjs';

const services = `
  ApiGateway ApiGatewayV2 AppSync CloudFront CloudWatch CodeDeploy Cognito Config DynamoDB EC2
  ElastiCache ElasticLoadBalancingV2 Events IAM IoT Kinesis KinesisFirehose KMS Lambda Logs Pipes
  RDS S3 Scheduler SecretsManager SNS SQS SSM StepFunctions`.trim().split(/\s+/);

const wanted = ({ cloudFormationType }) => {
  const [vendor, service] = cloudFormationType.split('::');
  return vendor === 'AWS' && services.includes(service);
};

// Rows that refer to others by number have two bytes for it.
function narrow(number) {
  if (number > 0xffff) throw new Error(`${number} needs more than the two bytes of a row`);
  return number;
}

// What the rows of one table refer to in another: each list of numbers once, where it begins.
class Lists {
  constructor() {
    this.all = [];
    this.begins = new Map();
  }

  begin(numbers) {
    const key = numbers.join();
    if (!this.begins.has(key)) {
      this.begins.set(key, this.all.length);
      this.all.push(...numbers);
    }
    return narrow(this.begins.get(key));
  }
}

function poolOf(types, table) {
  return new TextPool([
    ...types.map(({ name }) => name),
    ...table.structures.flat().map(({ name }) => name),
    ...table.shapes.flatMap(({ kind, items }) =>
      kind === 'text' || kind === 'integer' ? items.map(String) : []),
  ]);
}

// What `first` and `count` of a row say depends on its kind.
function shapeRows({ shapes }, pool, lists) {
  const listed = (kind, numbers) =>
    `{ShapeKind::${kind}, ${lists.begin(numbers)}, ${numbers.length}}`;
  return shapes.map(({ kind, items }) => {
    if (kind === 'either') return listed(kind, items);
    const single = kind === 'list' || kind === 'map' || kind === 'structure';
    if (single) return `{ShapeKind::${kind}, ${narrow(items[0])}, 0}`;
    return listed(kind, items.map((value) => pool.number(String(value))));
  });
}

function structureRows({ structures }, pool) {
  const properties = [];
  const rows = structures.map((structure) => {
    const sorted = structure
      .map((property) => ({ ...property, name: pool.number(property.name) }))
      .sort((left, right) => left.name - right.name);
    const row = `{${narrow(properties.length)}, ${sorted.length}}`;
    properties.push(...sorted.map(({ name, shape, required, read_only }) =>
      `{${narrow(name)}, ${narrow(shape)}, ${required}, ${read_only}}`));
    return row;
  });
  return { properties, rows };
}

export function generateResourceTypes(folder) {
  const manifest = path.resolve(folder, 'package.json');
  const spec = createRequire(manifest)('.').loadAwsServiceSpecSync();
  const table = new ShapeTable((reference) => spec.get('typeDefinition', reference));
  const types = spec.all('resource').filter(wanted).map((resource) => ({
    name: resource.cloudFormationType,
    shape: table.resource(resource.properties, resource.attributes),
  }));
  const pool = poolOf(types, table);
  const lists = new Lists();
  const shapes = shapeRows(table, pool, lists);
  const { properties, rows } = structureRows(table, pool);
  const sorted = types
    .map(({ name, shape }) => [pool.number(name), narrow(shape)])
    .sort(([left], [right]) => left - right);
  return (
    `constexpr std::string_view package_version = ` +
    `${text(JSON.parse(fs.readFileSync(manifest)).version)};\n` +
    pool.definition('texts') +
    array('std::uint16_t', 'list_rows', lists.all) +
    array('ShapeRow', 'shape_rows', shapes) +
    array('PropertyRow', 'property_rows', properties) +
    array('StructureRow', 'structure_rows', rows) +
    array('ResourceTypeRow', 'resource_type_rows', sorted.map((row) => `{${row.join(', ')}}`))
  );
}
