-- A request goes to the FATE-Flow of its destination party if the route table has one, else to the party's proxy, else to the default proxy.
local routes = require("route_table").load()
local party = ngx.var.http_dest_party_id
local route = routes[tonumber(party)] or routes[party] or routes.default
local server = (route.fateflow or route.proxy)[1]
local lookup = assert(io.popen("getent ahostsv4 '" .. server.host .. "'"))
ngx.ctx.address = lookup:read("*a"):match("^%S+")
ngx.ctx.port = server[ngx.var.port_of_route]
lookup:close()
if not ngx.ctx.address then
  ngx.log(ngx.ERR, "no address of ", server.host)
  return ngx.exit(502)
end
