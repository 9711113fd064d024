-- A debugger in Neovim that does what nvim-dap does: the same claims, the same order of requests, the adapter started by
-- libuv and read in its loop, buffers and cursor moved to where the program stops. With NVIM_DAP=/path/to/nvim-dap the
-- plugin itself is used. Run: nvim --headless -u NONE -i NONE -c 'luafile nvim-client.lua'; ADAPTER, PROGRAM and LINE say
-- what to debug; what a person would see is printed.

local patience = 15000
local adapter, program, line = vim.env.ADAPTER, vim.env.PROGRAM, tonumber(vim.env.LINE)

local function say(...)
  io.stdout:write(table.concat(vim.tbl_map(tostring, { ... }), ' ') .. '\n')
end

local function wait(what, condition)
  if not vim.wait(patience, condition, 5) then
    say('waited too long for', what)
    vim.cmd('cquit!')
  end
end

local function show_cursor()
  say('cursor', vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t'), vim.api.nvim_win_get_cursor(0)[1])
end

local function show_variables(variables)
  table.sort(variables, function(one, other) return one.name < other.name end)
  for _, variable in ipairs(variables) do
    if #variable.name == 1 then say(variable.name, '=', variable.value, variable.type) end
  end
end

-- The plugin.

local function with_plugin()
  vim.opt.runtimepath:prepend(vim.env.NVIM_DAP)
  vim.cmd('runtime plugin/dap.lua')
  local dap = require('dap')
  dap.adapters.jstime = { type = 'executable', command = adapter, args = { 'dap' } }
  dap.listeners.after.event_stopped.test = function(_, body) say('stopped', body.reason) end
  dap.listeners.after.event_output.test = function(_, body)
    if body.category == 'stdout' then say('stdout', vim.trim(body.output)) end
  end
  dap.listeners.after.event_exited.test = function(_, body) say('exited', body.exitCode) end
  dap.listeners.after.event_terminated.test = function() say('terminated') end
  vim.cmd('edit ' .. program)
  vim.api.nvim_win_set_cursor(0, { line, 0 })
  dap.set_breakpoint()
  dap.run({ type = 'jstime', request = 'launch', name = 'test', program = program, cwd = vim.fn.fnamemodify(program, ':h') })
  local function frame()
    local session = dap.session()
    return session and session.current_frame
  end
  wait('the stop', function()
    local scopes = frame() and frame().scopes
    return scopes and scopes[1].variables
  end)
  show_cursor()
  show_variables(vim.tbl_values(frame().scopes[1].variables))
  local result
  dap.session():evaluate('a + b', function(_, response) result = response end)
  wait('the value', function() return result end)
  say('a + b is', result.result)
  dap.step_over()
  wait('the step', function() return frame() and frame().line == line + 1 end)
  show_cursor()
  dap.continue()
  wait('the end', function() return dap.session() == nil end)
end

-- Its likeness.

local Session = {}
Session.__index = Session

function Session.start()
  local self = setmetatable({ seq = 1, answers = {}, received = '', has_ended = false }, Session)
  self.stdin, self.stdout = vim.loop.new_pipe(false), vim.loop.new_pipe(false)
  self.process = vim.loop.spawn(adapter, { args = { 'dap' }, stdio = { self.stdin, self.stdout, nil } }, function() end)
  self.stdout:read_start(vim.schedule_wrap(function(_, chunk)
    if chunk then self:take(chunk) end
  end))
  return self
end

function Session:write(message)
  message.seq = self.seq
  self.seq = self.seq + 1
  local body = vim.json.encode(message)
  self.stdin:write('Content-Length: ' .. #body .. '\r\n\r\n' .. body)
  return message.seq
end

function Session:request(command, arguments, callback)
  local seq = self:write({ type = 'request', command = command, arguments = arguments })
  self.answers[seq] = function(response)
    if not response.success then
      say(command, 'failed:', response.message)
    elseif callback then
      callback(response.body)
    end
  end
end

function Session:take(chunk)
  self.received = self.received .. chunk
  while true do
    local first, last, length = self.received:find('Content%-Length: (%d+)\r\n\r\n')
    if not first or #self.received < last + tonumber(length) then return end
    local body = self.received:sub(last + 1, last + tonumber(length))
    self.received = self.received:sub(last + tonumber(length) + 1)
    self:handle(vim.json.decode(body))
  end
end

function Session:handle(message)
  if message.type == 'response' then
    local answer = self.answers[message.request_seq]
    self.answers[message.request_seq] = nil
    answer(message)
  elseif message.type == 'event' then
    local handler = self['event_' .. message.event]
    if handler then handler(self, message.body) end
  end
end

function Session:event_initialized()
  local function configuration_done()
    self:request('configurationDone', vim.empty_dict())
  end
  self:request('setBreakpoints', {
    source = { path = program, name = vim.fn.fnamemodify(program, ':t') },
    sourceModified = false,
    breakpoints = { { line = line } },
    lines = { line },
  }, function()
    local filters = {}
    for _, filter in ipairs(self.capabilities.exceptionBreakpointFilters or {}) do
      if filter.default then table.insert(filters, filter.filter) end
    end
    self:request('setExceptionBreakpoints', { filters = filters }, configuration_done)
  end)
end

function Session:event_stopped(stopped)
  say('stopped', stopped.reason)
  self.thread = stopped.threadId
  self:request('threads', nil, function(threads)
    assert(threads.threads[1].id == stopped.threadId)
    self:request('stackTrace', { threadId = stopped.threadId }, function(trace)
      local frame = trace.stackFrames[1]
      vim.cmd('edit ' .. frame.source.path)
      vim.api.nvim_win_set_cursor(0, { frame.line, frame.column - 1 })
      self:request('scopes', { frameId = frame.id }, function(scopes)
        local scope = scopes.scopes[1]
        self:request('variables', { variablesReference = scope.variablesReference }, function(variables)
          frame.variables = variables.variables
          self.frame = frame
        end)
      end)
    end)
  end)
end

function Session:event_output(body)
  if body.category == 'stdout' then say('stdout', vim.trim(body.output)) end
end

function Session:event_exited(body) say('exited', body.exitCode) end

function Session:event_terminated()
  say('terminated')
  self.has_ended = true
end

local function with_likeness()
  local session = Session.start()
  session:request('initialize', {
    clientID = 'neovim',
    clientName = 'neovim',
    adapterID = 'jstime',
    pathFormat = 'path',
    columnsStartAt1 = true,
    linesStartAt1 = true,
    supportsRunInTerminalRequest = true,
    supportsVariableType = true,
    supportsProgressReporting = true,
    supportsStartDebuggingRequest = true,
    locale = 'en_US',
  }, function(capabilities)
    session.capabilities = capabilities
    session:request('launch', {
      type = 'jstime',
      request = 'launch',
      name = 'test',
      program = program,
      cwd = vim.fn.fnamemodify(program, ':h'),
    })
  end)
  wait('the stop', function() return session.frame end)
  show_cursor()
  show_variables(session.frame.variables)
  local result
  session:request('evaluate', { expression = 'a + b', context = 'repl', frameId = session.frame.id }, function(body)
    result = body.result
  end)
  wait('the value', function() return result end)
  say('a + b is', result)
  session.frame = nil
  session:request('next', { threadId = session.thread, granularity = 'statement' })
  wait('the step', function() return session.frame end)
  show_cursor()
  session:request('continue', { threadId = session.thread })
  wait('the end', function() return session.has_ended end)
  session:request('disconnect', { restart = false, terminateDebuggee = true })
  wait('the end of the adapter', function() return not session.process:is_active() end)
end

if vim.env.NVIM_DAP then with_plugin() else with_likeness() end
vim.cmd('qall!')
