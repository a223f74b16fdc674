class Base
end

class Store
  def initialize
    @table = Aws::DynamoDB::Table.new(ENV['STORE'])
  end

  def put(event)
    @client.put_item(table_name: ENV['ARCHIVE'], item: event)
  end
end
