from own_plugin import *
