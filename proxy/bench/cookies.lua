-- A thousand users in turn: the cookie that a split takes its key from. Requests are built once, not one by one.
local users, turn = {}, 0

function init(args)
  for user = 1, 1000 do
    users[user] = wrk.format("GET", nil, { ["Cookie"] = "theme=dark; uid=u" .. user, ["User-Agent"] = "wrk", ["Accept"] = "*/*" })
  end
end

function request()
  turn = turn % 1000 + 1
  return users[turn]
end
