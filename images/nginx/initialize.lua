for party, route in pairs(require("route_table").load()) do
  ngx.log(ngx.INFO, "party ", tostring(party), ": ", require("cjson").encode(route))
end
