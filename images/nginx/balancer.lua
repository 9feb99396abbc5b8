assert(require("ngx.balancer").set_current_peer(ngx.ctx.address, ngx.ctx.port))
