"""Feeds: what is new, changed or withdrawn, for readers of feeds and for calendars."""

from build_tools.feeds._base import FeedForm, FeedHead, Story, forms
from build_tools.feeds.channels import MOST_NEWS, Channel, channels_of, told_by
from build_tools.feeds.events import Calendar, Event, calendar_of
from build_tools.feeds.news import News, lasting_name, news_of
from build_tools.feeds.stories import Teller

__all__ = [
    "MOST_NEWS",
    "Calendar",
    "Channel",
    "Event",
    "FeedForm",
    "FeedHead",
    "News",
    "Story",
    "Teller",
    "calendar_of",
    "channels_of",
    "forms",
    "lasting_name",
    "news_of",
    "told_by",
]
