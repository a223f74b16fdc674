// Numbers the shapes of properties: what is the same in two places is one row. A structure (the
// properties of a resource type, or of a type nested in it) is numbered before its properties are
// looked at, because structures contain themselves.
const scalars = {
  string: 'text',
  'date-time': 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  json: 'json',
};

// What the specification calls `tag` is everywhere the same. Value is not required of all.
const tag_properties = {
  Key: { type: { type: 'string' }, required: true },
  Value: { type: { type: 'string' } },
};

export class ShapeTable {
  // `resolve` finds the definition that a reference of the specification means.
  constructor(resolve) {
    this.resolve = resolve;
    this.shapes = []; // {kind, items}: numbers of shapes or of a structure, or allowed values
    this.structures = []; // [{name, shape, required, read_only}]
    this.known = new Map();
    this.tag = null;
  }

  resource(properties, attributes = {}) {
    const made = Object.entries(attributes)
      .filter(([name]) => !name.includes('.') && !(name in properties))
      .map(([name, { type }]) => [name, { type, readOnly: true }]);
    return this.add('structure', [this.structure({ ...properties, ...Object.fromEntries(made) })]);
  }

  structure(properties) {
    const number = this.structures.length;
    this.structures.push([]);
    this.structures[number] = Object.entries(properties).map(([name, property]) => ({
      name,
      shape: this.ofProperty(property),
      required: property.required === true,
      read_only: property.readOnly === true,
    }));
    return number;
  }

  // A type that a property had before is still accepted by services that AWS has not moved.
  ofProperty({ type, previousTypes = [] }) {
    return this.either([type, ...previousTypes]);
  }

  shape(type) {
    if (type.type in scalars) return this.add(scalars[type.type], type.allowedValues ?? []);
    switch (type.type) {
      case 'array': return this.add('list', [this.shape(type.element)]);
      case 'map': return this.add('map', [this.shape(type.element)]);
      case 'union': return this.either(type.types);
      case 'tag': return (this.tag ??= this.resource(tag_properties));
      case 'ref': return this.definition(this.resolve(type.reference));
      default: throw new Error(`a property of type "${type.type}"`);
    }
  }

  definition(entity) {
    const key = `definition ${entity.$id}`;
    if (!this.known.has(key)) {
      this.known.set(key, this.shapes.length);
      const row = { kind: 'structure', items: [] };
      this.shapes.push(row);
      row.items = [this.structure(entity.properties)];
    }
    return this.known.get(key);
  }

  either(types) {
    const flat = types.flatMap((each) => (each.type === 'union' ? each.types : [each]));
    const shapes = [...new Set(flat.map((each) => this.shape(each)))];
    return shapes.length === 1 ? shapes[0] : this.add('either', shapes);
  }

  add(kind, items) {
    const key = `${kind} ${JSON.stringify(items)}`;
    if (!this.known.has(key)) {
      this.known.set(key, this.shapes.length);
      this.shapes.push({ kind, items });
    }
    return this.known.get(key);
  }
}
