require 'json'
require 'aws-sdk-dynamodb'
require_relative 'lib/notes'
require 'lib/store'

STAGE = ENV['STAGE'] || 'dev'
LIMIT = Integer(ENV['LIMIT'])
QUEUE_KEY = 'QUEUE_URL'.freeze
KEY = ENV.fetch('KEY') { 'none' }
SECRET = ENV.fetch('SECRET') { raise ArgumentError, 'no secret' }

def required(name)
  ENV[name] || raise("#{name} is not set")
end

def table_name
  @table_name ||= ENV['TABLE']
end

module Orders
  class Handler < Base
    BUCKET = ENV.fetch('BUCKET')

    class << self
      def process(event:, context:)
        raise 'no topic' if ENV['TOPIC'].nil? || ENV['TOPIC'].empty?

        names = ENV['NAMES'].split(',')
        save(names)
        Store.new.put(event)
        { statusCode: 200, body: JSON.generate(names) }
      end

      def save(names)
        client.put_item(table_name: table_name, item: { names: names })
        client.send_message(queue_url: required(QUEUE_KEY))
      rescue Aws::Errors::ServiceError
        puts ENV['NOTE']
      end
    end

    def never
      ENV.fetch('NEVER_READ')
    end
  end
end

def handler(event:, context:)
  Notes.write(event)
  store = Store.new
  store.put(event)
rescue StandardError => e
  { statusCode: 500 }
end
