module Notes
  def self.write(event)
    path = ENV.fetch('NOTES_PATH')
    File.write(path, event) if ENV.key?('WRITES')
  end
end
