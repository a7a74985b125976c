-- The manuscript becomes calls of the look's own functions, so that a look alone decides how an entry is set:
--
--   #chapter("year-2007", (fr: [Année 2007], en: [Year 2007]))
--   #entry("id", "meeting", (fr: (when: […], headline: […], facts: […], text: […], source: […], file: […]), en: (…)))
--
-- with `key: true` for a key event, and arguments("id", "kind", (…)) after it for each other text that tells the event;
--
--   #group("", "decision", (fr: (when: […], headline: […], …), …), arguments("", "items", (fr: (opening: […]), …), …))
--
-- where each list of items has arguments("id", "kind", (…)) for each of them; #refer("id", "page")[…] for a link within
-- the chronology;
-- and, inside them, #span("date")[…] for a span with a class, #tongue("fr")[…] for a span with a language.
-- pandoc's own Typst writer would lose the language of spans and headings and the class of everything.

local Inlines = pandoc.Inlines

local function raw(text)
  return pandoc.RawInline("typst", text)
end

local function quoted(text)
  return '"' .. text:gsub('[\\"]', "\\%0"):gsub("%c", " ") .. '"'
end

local function escaped(text)
  return raw((text:gsub("%p", "\\%0")))
end

-- « 1. phase » or "= x" at the start of a bracket would be a list or a heading to Typst: an empty string goes before it.
local function enclosed(before, inlines)
  inlines:insert(1, raw(before .. '[#"";'))
  inlines:insert(raw("]"))
  return inlines
end

-- A call within a text ends in a semicolon: « 1967.Nous », « 1967(sic) » would else ask the call for a field or call it.
local function called(before, inlines)
  inlines = enclosed("#" .. before, inlines)
  inlines:insert(raw(";"))
  return inlines
end

-- What a text may hold ------------------------------------------------------------------------------------------------

local function Span(span)
  local inlines = span.content
  if span.classes[1] then
    inlines = called("span(" .. quoted(span.classes[1]) .. ")", inlines)
  end
  if span.attributes.lang then
    inlines = called("tongue(" .. quoted(span.attributes.lang) .. ")", inlines)
  end
  return inlines
end

local function Emph(emphasis)
  return called("emph", emphasis.content)
end

-- « XXIe », « 1er »: the look raises them, as it does in the words of its data (`above-the-line` of parts.typ).
local function Superscript(raised)
  return raised.content
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
  -- Most words have none of the signs that are looked for below: a book has a hundred thousand of them.
  if not str.text:find("[-./:\"']") then
    return nil
  end
  local before, address, after = str.text:match("^(.-)(https?://[%w%-%._~:/%?#%[%]@!%$&'%(%)%*%+,;=%%]*[%w/])(.*)$")
  if address then
    local link = called("link(" .. quoted(address) .. ")", Inlines({ escaped(address) }))
    link:insert(1, literal(before))
    link:insert(literal(after))
    return link
  end
  return literal(str.text)
end

-- In a link it is none again.
local linked = {
  Link = function(link)
    local id = link.target:match("^#(.*)$")
    if id then
      return called("refer(" .. quoted(id) .. ", " .. quoted(link.classes[1] or "") .. ")", link.content)
    end
    link.content = link.content:walk({ Str = function(str) return escaped(str.text) end })
    return link
  end,
}

local marked = { Span = Span, Emph = Emph, Superscript = Superscript, Str = Str }

-- Sides: by language, in the order of the manuscript, the parts of an entry by their class --------------------------------

local function side_of(sides, code)
  for _, side in ipairs(sides) do
    if side.code == code then
      return side
    end
  end
  sides[#sides + 1] = { code = code }
  return sides[#sides]
end

local function spans_of(sides, heading)
  for _, tongue in ipairs(heading.content) do
    if tongue.t == "Span" and tongue.attributes.lang then
      local side = side_of(sides, tongue.attributes.lang)
      for _, part in ipairs(tongue.content) do
        if part.t == "Span" and part.classes[1] then
          side[#side + 1] = { name = part.classes[1], content = part.content }
        end
      end
    end
  end
end

-- Spaces of one width, for what stands in a justified paragraph and is no running text: U+2005.
local unstretched = {
  Space = function() return pandoc.Str("\u{2005}") end,
  SoftBreak = function() return pandoc.Str("\u{2005}") end,
}
local ragged = { source = true, see = true }

local function divs_of(sides, div)
  local side = side_of(sides, div.attributes.lang)
  for _, part in ipairs(div.content) do
    if part.t == "Div" and part.classes[1] then
      local content = pandoc.utils.blocks_to_inlines(part.content, { raw("\n\n") })
      content = ragged[part.classes[1]] and content:walk(unstretched) or content
      side[#side + 1] = { name = part.classes[1], content = content }
    end
  end
end

local function add_parts(inlines, side)
  inlines:insert(raw(quoted(side.code) .. ": ("))
  for _, part in ipairs(side) do
    inlines:extend(enclosed(quoted(part.name) .. ": ", part.content:walk(linked):walk(marked)))
    inlines:insert(raw(", "))
  end
  inlines:insert(raw(#side == 0 and ":), " or "), "))
end

local add_entry

-- What stands in an entry or a group with an id or parts of its own.
local within = { telling = true, items = true, item = true }

local function add_sides(inlines, div)
  local sides, others = {}, {}
  for _, block in ipairs(div.content) do
    if block.t == "Header" then
      spans_of(sides, block)
    elseif block.t == "Div" and within[block.classes[1]] then
      others[#others + 1] = block
    elseif block.t == "Div" and block.attributes.lang then
      divs_of(sides, block)
    end
  end
  inlines:insert(raw("("))
  for _, side in ipairs(sides) do
    add_parts(inlines, side)
  end
  inlines:insert(raw(")"))
  for _, other in ipairs(others) do
    inlines:insert(raw(", "))
    add_entry(inlines, "arguments", other)
  end
end

function add_entry(inlines, name, div)
  local key = div.classes:includes("key") and ", key: true" or ""
  inlines:insert(raw(name .. "(" .. quoted(div.identifier) .. ", " .. quoted(div.classes[2] or div.classes[1]) .. ", "))
  add_sides(inlines, div)
  inlines:insert(raw(key .. ")"))
end

local function entry(div)
  local inlines = Inlines({})
  add_entry(inlines, "#" .. div.classes[1], div)
  return pandoc.Plain(inlines)
end

local function chapter(heading)
  local inlines = Inlines({ raw("#chapter(" .. quoted(heading.identifier) .. ", (") })
  for _, tongue in ipairs(heading.content) do
    if tongue.t == "Span" and tongue.attributes.lang then
      inlines:extend(enclosed(quoted(tongue.attributes.lang) .. ": ", tongue.content:walk(linked):walk(marked)))
      inlines:insert(raw(", "))
    end
  end
  inlines:insert(raw("))"))
  return pandoc.Plain(inlines)
end

function Pandoc(document)
  document.blocks = document.blocks:map(function(block)
    if block.t == "Div" and (block.classes[1] == "entry" or block.classes[1] == "group") then
      return entry(block)
    elseif block.t == "Header" and block.level == 1 then
      return chapter(block)
    end
    return block
  end)
  return document
end
