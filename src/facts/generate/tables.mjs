// What each table of src/facts becomes: the struct of its header, its columns in the order of the
// struct's members, and the columns that are for people only (where a fact comes from, how sure it
// is). Rows are sorted and unique by `key`. With `group`, the rows that agree in it become one row
// with a span of the `nested` records.
import { date, flag, member, number, optional, text, words } from './cpp.mjs';

export const tables = {
  runtimes: {
    type: 'Runtime',
    array: 'runtime_rows',
    key: ['id'],
    columns: {
      id: text,
      successor: text,
      deprecation: optional(date),
      block_create: optional(date),
      block_update: optional(date),
      language: member('Language'),
      managed: flag,
    },
    people: ['source'],
  },

  managed_policies: {
    type: 'ManagedPolicy',
    array: 'managed_policy_rows',
    group: ['name'],
    key: ['name', 'statement'],
    columns: { name: text, path: text, version: text },
    nested: {
      member: 'statements',
      type: 'PolicyStatement',
      array: 'managed_policy_statements',
      columns: {
        actions: words,
        not_actions: words,
        resources: words,
        allow: flag,
        has_condition: flag,
      },
    },
    people: ['updated', 'statement', 'source'],
  },

  policy_templates: {
    type: 'PolicyTemplate',
    array: 'policy_template_rows',
    group: ['name'],
    key: ['name', 'statement'],
    columns: { name: text, parameters: words },
    nested: {
      member: 'statements',
      type: 'TemplateStatement',
      array: 'policy_template_statements',
      columns: {
        actions: words,
        resources: words,
        condition_operator: text,
        condition_key: text,
        condition_value: text,
      },
    },
    people: ['statement', 'source'],
  },

  connectors: {
    type: 'Connector',
    array: 'connector_rows',
    group: ['source_type', 'destination_type', 'access'],
    key: ['source_type', 'destination_type', 'access', 'statement'],
    columns: {
      source_type: text,
      destination_type: text,
      access: text,
      grant: member('ConnectorGrant'),
      role: member('ConnectorEnd'),
      principal: text,
      source_arn: text,
      source_account: flag,
    },
    nested: {
      member: 'statements',
      type: 'ConnectorStatement',
      array: 'connector_statements',
      columns: { actions: words, resources: words },
    },
    people: ['statement', 'source'],
  },

  sam_globals: {
    type: 'SamGlobal',
    array: 'sam_global_rows',
    key: ['section', 'property'],
    columns: { section: text, property: text },
    people: ['source'],
  },

  sam_properties: {
    type: 'SamProperty',
    array: 'sam_property_rows',
    key: ['owner', 'property'],
    columns: { owner: text, property: text, required: flag },
    people: ['source'],
  },

  reserved_environment: {
    type: 'ReservedName',
    array: 'reserved_name_rows',
    key: ['name'],
    columns: { name: text },
    people: ['source'],
  },

  runtime_modules: {
    type: 'RuntimeModules',
    array: 'runtime_module_rows',
    key: ['language', 'part'],
    columns: { language: member('Language'), part: text, modules: words },
    people: ['source'],
  },

  operation_actions: {
    type: 'OperationActions',
    array: 'operation_rows',
    key: ['operation'],
    columns: { operation: text, actions: words, every: flag },
    people: ['source'],
  },

  unsigned_operations: {
    type: 'UnsignedOperation',
    array: 'unsigned_operation_rows',
    key: ['operation'],
    columns: { operation: text },
    people: ['source'],
  },

  sdk_services: {
    type: 'SdkService',
    array: 'sdk_service_rows',
    key: ['name'],
    columns: { name: text, other_names: words, iam_prefix: text },
    people: ['source'],
  },

  sdk_methods: {
    type: 'SdkMethod',
    array: 'sdk_method_rows',
    key: ['service', 'resource', 'method'],
    columns: { service: text, resource: text, method: text, operation: text },
    people: ['source'],
  },

  sdk_arguments: {
    type: 'SdkArgument',
    array: 'sdk_argument_rows',
    key: ['iam_prefix', 'argument'],
    columns: { iam_prefix: text, argument: text, resource_type: text },
    people: ['source'],
  },

  function_references: {
    type: 'FunctionReference',
    array: 'function_reference_rows',
    key: ['resource_type', 'property_path', 'attribute'],
    columns: { resource_type: text, property_path: text, attribute: text },
    people: ['source'],
  },

  client_timeouts: {
    type: 'ClientTimeout',
    array: 'client_timeout_rows',
    key: ['library'],
    columns: { library: text, timeout_s: optional(number), attempts: number },
    people: ['notes', 'confidence', 'source'],
  },

  heavy_libraries: {
    type: 'HeavyLibrary',
    array: 'heavy_library_rows',
    key: ['ecosystem', 'module'],
    columns: { module: text, ecosystem: member('PackageEcosystem'), name: text },
    people: ['memory_mb', 'source'],
  },

  callers: {
    type: 'Caller',
    array: 'caller_rows',
    key: ['id'],
    columns: {
      id: text,
      limit_s: optional(number),
      can_lower: flag,
      can_raise: flag,
      failure: text,
      condition: text,
    },
    people: ['confidence', 'source'],
  },

  invoke_principals: {
    type: 'InvokePrincipal',
    array: 'invoke_principal_rows',
    key: ['trigger'],
    columns: {
      trigger: text,
      principal: text,
      regional_principal: text,
      source_arn: text,
      authorization: member('InvokeRight'),
      source_account: member('SourceAccountUse'),
      asynchronous: flag,
      sam_generates: flag,
    },
    people: ['notes', 'confidence', 'source'],
  },

  role_needs: {
    type: 'NeededAction',
    array: 'needed_action_rows',
    key: ['need', 'action', 'when'],
    keyed_by_member: true,
    columns: {
      need: member('RoleNeed'),
      action: text,
      alternatives: words,
      when: member('NeededWhen'),
      target: member('NeededOn'),
      without: member('Without'),
    },
    people: ['confidence', 'source'],
  },

  event_source_limits: {
    type: 'EventSourceLimit',
    array: 'event_source_limit_rows',
    key: ['event_source', 'property', 'queue'],
    keyed_by_member: true,
    columns: {
      event_source: member('EventSource'),
      queue: member('QueueKind'),
      property: text,
      use: member('PropertyUse'),
      min: optional(number),
      max: optional(number),
      also: optional(number),
      default_value: optional(number),
      values: words,
      condition: text,
    },
    people: ['source'],
  },

  sam_events: {
    type: 'SamEvent',
    array: 'sam_event_rows',
    key: ['type'],
    columns: {
      type: text,
      principal: text,
      managed_policy: text,
      event_source: optional(member('EventSource')),
      wiring: member('EventWiring'),
    },
    people: ['generated', 'rules', 'source'],
  },

  cloudwatch_metrics: {
    type: 'CloudWatchMetric',
    array: 'cloudwatch_metric_rows',
    key: ['metric_namespace', 'name'],
    columns: { metric_namespace: text, name: text, dimension_sets: words },
    people: ['source'],
  },

  failures: {
    type: 'KnownFailure',
    array: 'failure_rows',
    key: ['id'],
    columns: {
      id: text,
      status: optional(number),
      kind: member('FailureKind'),
      title: text,
      patterns: text,
      means: text,
      instead: text,
      checks: words,
      source: text,
    },
    people: [],
  },

  retries: {
    type: 'Retry',
    array: 'retry_rows',
    key: ['kind'],
    columns: { kind: member('FailureKind'), retry: text, partial_work: text, compensation: text },
    people: ['source'],
  },

  invoke_errors: {
    type: 'InvokeError',
    array: 'invoke_error_rows',
    key: ['exception'],
    columns: { exception: text, http_status: number },
    people: ['source'],
  },

  service_endpoints: {
    type: 'ServiceEndpoint',
    array: 'service_endpoint_rows',
    key: ['prefix'],
    columns: { prefix: text, endpoints: words, inside_vpc: flag },
    people: ['source'],
  },

  terraform_types: {
    type: 'TerraformType',
    array: 'terraform_type_rows',
    key: ['provider_type'],
    columns: { provider_type: text, type: text },
    people: ['source'],
  },

  terraform_attributes: {
    type: 'TerraformAttribute',
    array: 'terraform_attribute_rows',
    key: ['provider_type', 'attribute'],
    columns: {
      provider_type: text,
      attribute: text,
      property: text,
      form: member('TerraformForm'),
    },
    people: ['source'],
  },

  terraform_references: {
    type: 'TerraformReference',
    array: 'terraform_reference_rows',
    key: ['provider_type', 'attribute'],
    columns: { provider_type: text, attribute: text, reference: text },
    people: ['source'],
  },

  terraform_words: {
    type: 'TerraformWord',
    array: 'terraform_word_rows',
    key: ['cloudformation'],
    columns: { cloudformation: text, terraform: text },
    people: ['source'],
  },
};
