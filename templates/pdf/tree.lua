-- A document of pandoc's as tables of Lua, and back: {t = name, c = what it holds}, as pandoc writes it as JSON.
--
-- pandoc takes ten times as long to hand its things to a filter one by one.

local find, sub, byte = string.find, string.sub, string.byte
local QUOTE, BRACE, BRACE_END, BRACKET, BRACKET_END = byte('"{}[]', 1, -1)
local NULL = setmetatable({}, { __name = "null" })
local WORDS = { ["true"] = true, ["false"] = false, null = NULL }
local ESCAPED = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

local function unescaped(sign, code)
  if sign == "u" and #code == 4 then
    return utf8.char(tonumber(code, 16))
  end
  return (ESCAPED[sign] or sign) .. code
end

local function read_text(json, at)
  local plain, last = true, find(json, '["\\]', at + 1)
  while byte(json, last) ~= QUOTE do
    plain, last = false, find(json, '["\\]', last + 2)
  end
  local text = sub(json, at + 1, last - 1)
  return plain and text or text:gsub("\\(.)(%x?%x?%x?%x?)", unescaped), last + 1
end

local read

local function read_list(json, at)
  local made = {}
  while byte(json, at) ~= BRACKET_END do
    made[#made + 1], at = read(json, at + 1)
  end
  return made, at + 1
end

local function read_fields(json, at)
  local made, name = {}, nil
  while byte(json, at) ~= BRACE_END do
    name, at = read_text(json, at + 1)
    made[name], at = read(json, at + 1)
  end
  return made, at + 1
end

-- What stands at a place, and the place behind it: pandoc writes no spaces between.
function read(json, at)
  local sign = byte(json, at)
  if sign == QUOTE then
    return read_text(json, at)
  elseif sign == BRACKET then
    return read_list(json, byte(json, at + 1) == BRACKET_END and at + 1 or at)
  elseif sign == BRACE then
    return read_fields(json, byte(json, at + 1) == BRACE_END and at + 1 or at)
  end
  local _, last = find(json, "^[%w%.%-+]+", at)
  local word = sub(json, at, last)
  if WORDS[word] == nil then
    return tonumber(word), last + 1
  end
  return WORDS[word], last + 1
end

local function quoted(text)
  return '"' .. text:gsub('[%c"\\]', function(sign)
    return ("\\u%04x"):format(byte(sign))
  end) .. '"'
end

local function written(thing)
  if thing == NULL then
    return "null"
  elseif type(thing) == "string" then
    return quoted(thing)
  elseif type(thing) ~= "table" then
    return tostring(thing)
  end
  local parts = {}
  if not thing.t then
    for number, one in ipairs(thing) do
      parts[number] = written(one)
    end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  for name, one in pairs(thing) do
    parts[#parts + 1] = quoted(name) .. ":" .. written(one)
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

local tree = {}

-- The blocks of a document, as tables.
function tree.blocks_of(document)
  return read(pandoc.write(document, "json"), 1).blocks
end

-- Such blocks as pandoc has them.
function tree.to_pandoc(blocks)
  local version = tostring(PANDOC_API_VERSION):gsub("%.", ",")
  local json = '{"pandoc-api-version":[' .. version .. '],"meta":{},"blocks":' .. written(blocks) .. "}"
  return pandoc.read(json, "json").blocks
end

return tree
