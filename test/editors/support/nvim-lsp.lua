-- Edits a program with Neovim's own client of language servers, and says what a person would see.
-- From the environment: PROGRAM (the file), and SERVER (the command jstime) where no configuration starts the server.
local function say(line)
  io.stdout:write(line .. '\n')
end

local function await(what, condition)
  if not vim.wait(40000, condition, 20) then
    say('gave up waiting for ' .. what)
    vim.cmd('qa!')
  end
end

vim.o.hidden = true
vim.cmd('edit ' .. vim.env.PROGRAM)
local client, encoding
if vim.env.SERVER then
  vim.bo.filetype = 'javascript'
  client = vim.lsp.start_client({ name = 'jstime', cmd = { vim.env.SERVER, 'lsp' }, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, client)
else
  await('the server', function()
    return #vim.lsp.get_clients({ bufnr = 0, name = 'jstime' }) > 0
  end)
  local found = vim.lsp.get_clients({ bufnr = 0 })[1]
  client, encoding = found.id, found.offset_encoding
end

await('diagnostics', function()
  return #vim.diagnostic.get(0) > 0
end)
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  say('diagnostic ' .. (diagnostic.lnum + 1) .. ' ' .. diagnostic.message)
end

vim.api.nvim_win_set_cursor(0, { 2, 8 })
local function ask(method, extra)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, encoding), extra or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 40000)
  return answers and answers[client] and answers[client].result
end

local found = ask('textDocument/completion')
local names = {}
for _, item in ipairs(found.items or found) do
  names[item.label] = true
end
say('completion log ' .. tostring(names.log) .. ', cookie ' .. tostring(names.cookie))

vim.api.nvim_win_set_cursor(0, { 3, 1 })
local hover = ask('textDocument/hover')
say('hover ' .. hover.contents.value:match('add%b()'))

vim.lsp.buf.definition()
await('the definition', function()
  return vim.fn.expand('%:t') == 'util.js'
end)
say('definition ' .. vim.fn.expand('%:t') .. ' ' .. vim.api.nvim_win_get_cursor(0)[1])

vim.cmd('buffer ' .. vim.fn.fnamemodify(vim.env.PROGRAM, ':t'))
vim.api.nvim_win_set_cursor(0, { 3, 1 })
vim.lsp.buf.rename('sum')
await('the rename', function()
  return vim.fn.getline(3):match('^sum')
end)
say('renamed ' .. vim.fn.getline(1))
vim.cmd('qa!')
