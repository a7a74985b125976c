-- The manuscript becomes calls of the look's own functions, so that a look alone decides how an entry is set:
--
--   #chapter("year-2007", (fr: [Année 2007], en: [Year 2007]))
--   #entry("id", "meeting", (fr: (when: […], headline: […], facts: […], text: […], source: […], file: […]), en: (…)))
--
-- and, inside them, #span("date")[…] for a span with a class, #tongue("fr")[…] for a span with a language.
-- pandoc's own Typst writer would lose the language of spans and headings and the class of everything.

local function written(blocks)
  local text = pandoc.write(pandoc.Pandoc(blocks), { format = "typst", extensions = { smart = false } }, { wrap_text = "none" })
  return (text:gsub("%s+$", ""))
end

local function quoted(text)
  return '"' .. text:gsub('[\\"]', "\\%0"):gsub("%c", " ") .. '"'
end

local function raw(text)
  return pandoc.RawInline("typst", text)
end

-- « 1. phase » or "= x" at the start of a bracket would be a list or a heading to Typst: an empty string goes before it.
local function enclosed(before, inlines)
  inlines:insert(1, raw(before .. '[#"";'))
  inlines:insert(raw("]"))
  return inlines
end

local function Span(span)
  local inlines = span.content
  if span.classes[1] then
    inlines = enclosed("#span(" .. quoted(span.classes[1]) .. ")", inlines)
  end
  if span.attributes.lang then
    inlines = enclosed("#tongue(" .. quoted(span.attributes.lang) .. ")", inlines)
  end
  return inlines
end

local function Emph(emphasis)
  return enclosed("#emph", emphasis.content)
end

local function escaped(text)
  return raw((text:gsub("%p", "\\%0")))
end

-- Typst reads -- and ... and -5 as other signs than were written, and an ASCII quotation mark as a curly one.
local function literal(text)
  if text:find("%-[%-%?%d]") or text:find("%.%.%.") or text:find("[\"']") then
    return escaped(text)
  end
  return pandoc.Str(text)
end

-- An address in a text is a link, without the full stop that ends the sentence.
local function Str(str)
  local before, address, after = str.text:match("^(.-)(https?://[%w%-%._~:/%?#%[%]@!%$&'%(%)%*%+,;=%%]*[%w/])(.*)$")
  if address then
    return { literal(before), pandoc.Link({ escaped(address) }, address), literal(after) }
  end
  return literal(str.text)
end

-- In a link it is none again.
local linked = {
  Link = function(link)
    link.content = link.content:walk({ Str = function(str) return escaped(str.text) end })
    return link
  end,
}
local marked = { Span = Span, Emph = Emph, Str = Str }
local function dictionary(parts, order)
  local items = {}
  for _, key in ipairs(order) do
    items[#items + 1] = quoted(key) .. ": " .. parts[key]
  end
  return "(" .. table.concat(items, ", ") .. (#items == 0 and ":" or "") .. ")"
end

local Parts = {}
Parts.__index = Parts

local function new()
  return setmetatable({ values = {}, order = {} }, Parts)
end

function Parts:add(key, value)
  if not self.values[key] then
    self.order[#self.order + 1] = key
  end
  self.values[key] = value
end

local function content(blocks)
  return '[#"";' .. written(blocks:walk(linked):walk(marked)) .. "]"
end

local function side_of(sides, code)
  if not sides.values[code] then
    sides:add(code, new())
  end
  return sides.values[code]
end

local function read_heading(heading, sides)
  for _, tongue in ipairs(heading.content) do
    if tongue.t == "Span" and tongue.attributes.lang then
      for _, part in ipairs(tongue.content) do
        if part.t == "Span" and part.classes[1] then
          side_of(sides, tongue.attributes.lang):add(part.classes[1], content(pandoc.Blocks({ pandoc.Plain(part.content) })))
        end
      end
    end
  end
end

local function read_side(div, sides)
  for _, part in ipairs(div.content) do
    if part.t == "Div" and part.classes[1] then
      side_of(sides, div.attributes.lang):add(part.classes[1], content(part.content))
    end
  end
end

local function entry(div)
  local sides = new()
  for _, block in ipairs(div.content) do
    if block.t == "Header" then
      read_heading(block, sides)
    elseif block.t == "Div" and block.attributes.lang then
      read_side(block, sides)
    end
  end
  local texts = {}
  for code, side in pairs(sides.values) do
    texts[code] = dictionary(side.values, side.order)
  end
  local kind = div.classes[2] or ""
  return pandoc.RawBlock("typst", ("#entry(%s, %s, %s)"):format(quoted(div.identifier), quoted(kind), dictionary(texts, sides.order)))
end

local function chapter(heading)
  local titles = new()
  for _, tongue in ipairs(heading.content) do
    if tongue.t == "Span" and tongue.attributes.lang then
      titles:add(tongue.attributes.lang, content(pandoc.Blocks({ pandoc.Plain(tongue.content) })))
    end
  end
  return pandoc.RawBlock("typst", ("#chapter(%s, %s)"):format(quoted(heading.identifier), dictionary(titles.values, titles.order)))
end

function Pandoc(document)
  document.blocks = document.blocks:map(function(block)
    if block.t == "Div" and block.classes[1] == "entry" then
      return entry(block)
    elseif block.t == "Header" and block.level == 1 then
      return chapter(block)
    end
    return block
  end)
  return document
end
