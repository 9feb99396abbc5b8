-- The path of the route table is defined here because the chart's command edits it in this file.
local file = ngx.config.prefix() .. "conf/route_table.yaml"

local function load()
  local stream = assert(io.open(file))
  local text = stream:read("*a")
  stream:close()
  return require("lyaml").load(text)
end

return { load = load }
